import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lcc, quietSettings, withFiles } from './processes.mjs';
import { signedIn } from './signed-in.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const YEAR = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
const YEARS = [4, 3, 2, 1, 0].map((ago) => YEAR - ago);
const UNITS = 40;
/** 8 areas × 6 indicators × 3 sub-indicators × 3 documents a year. */
const [AREAS, INDICATORS, SUBS, DOCUMENTS] = [8, 6, 3, 3];
const FILES = 10_000;
/** As many as the server takes at once. */
const LANES = 4;
const TIMES = 20;
const GOAL_MS = 300;

const unitOf = (n) => `${1 + (n % 5)}.0${1 + (n % 7)}.0.00.0.00.${String(1 + (n % UNITS)).padStart(2, '0')}.0000`;
const range = (count) => Array.from({ length: count }, (_, i) => i + 1);

/** A year's catalogue with every document owned and due. */
function catalogue(year) {
  const rows = [];
  const add = (tingkat, kode, induk, more = {}) => rows.push({ tahun: year, tingkat, kode, induk, nama: `${tingkat} ${kode}`, ...more });
  for (const a of range(AREAS)) {
    add('area', `${a}`, '');
    for (const i of range(INDICATORS)) {
      add('indikator', `${a}.${i}`, `${a}`, { metode: 'BOBOT_DOKUMEN' });
      for (const s of range(SUBS)) {
        add('sub-indikator', `${a}.${i}.${s}`, `${a}.${i}`, { metode: 'BOBOT_DOKUMEN' });
        for (const d of range(DOCUMENTS)) {
          const tenggat = `${year}-${String(1 + ((a + i + s + d) % 12)).padStart(2, '0')}-20`;
          add('dokumen', `${a}.${i}.${s}.${d}`, `${a}.${i}.${s}`, { tenggat, kode_skpd: unitOf(a * 7 + i * 3 + s) });
        }
      }
    }
  }
  return rows;
}

const documents = (year) => catalogue(year).flatMap(({ tingkat, kode }) => (tingkat === 'dokumen' ? [`${year}~MCSP~${kode}`] : []));

function writeFiles(folder) {
  const write = (name, rows) => {
    writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'));
    return join(folder, name);
  };
  const roster = range(UNITS).map((n) => ({ kode_skpd: unitOf(n), nama_skpd: `Dinas Contoh ${n}` }));
  const units = write('roster.ndjson', roster);
  return YEARS.flatMap((year) => [
    [units, '--connector', 'roster', '--year', String(year)],
    [write(`katalog-${year}.ndjson`, catalogue(year)), '--connector', 'prevention-catalogue', '--year', String(year)],
  ]);
}

/** Ten thousand files of evidence through the door that units use; answers how long each took. */
async function bring(person, ids, tell) {
  const times = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < FILES; n = next++) {
      const form = new FormData();
      form.set('file', new Blob([`%PDF-1.4\n${n}\n%%EOF`]), `bukti-${n}.pdf`);
      times.push(await person.timed('POST', `/api/v1/prevention/documents/${encodeURIComponent(ids[n % ids.length])}/files`, form));
      if (times.length % 2_000 === 0) tell(`prevention: ${times.length.toLocaleString('en')} files brought`);
    }
  };
  await Promise.all(range(LANES).map(lane));
  return times;
}

/** What each page asks, one question after another. */
function questions(ids) {
  const document = (n) => `/api/v1/prevention/documents/${encodeURIComponent(ids[(n * 37) % ids.length])}`;
  return {
    'page Pencegahan': () => ['GET', `/api/v1/prevention/${YEAR}`],
    'an earlier year': (n) => ['GET', `/api/v1/prevention/${YEARS[n % 4]}`],
    'one document': (n) => ['GET', document(n)],
    'a note': (n) => ['POST', `${document(n)}/remarks`, { act: 'note', text: `Catatan ${n}` }],
    'what if 50 were verified': (n) => [
      'POST',
      `/api/v1/prevention/${YEAR}/what-if`,
      { documents: ids.slice(n * 5, n * 5 + 50), until: `${YEAR}-12-31` },
    ],
    'board of the wall': () => ['GET', `/api/v1/boards/12.05-${YEAR}`],
    'board of another day': (n) => ['GET', `/api/v1/boards/12.05-${YEAR}?asOf=${YEAR}-0${1 + (n % 9)}-1${n % 10}`],
  };
}

/** A year of evidence as large as any regency will have, asked for page by page over HTTP; and what a board takes while its report is printed. */
export async function run(tell) {
  tell(`prevention: importing ${YEARS.length} years of catalogue`);
  return withFiles(writeFiles, (product) => measure(product, tell));
}

async function measure(product, tell) {
  const added = await lcc({ ...quietSettings(product.folder), LCC_DEMO: 'off' }, ['user', 'add', 'pengukur', '--role', 'inspector']);
  const person = await signedIn(product.origin, 'pengukur', added.password);
  const ids = documents(YEAR);
  const parts = { 'a file brought': await bring(person, ids, tell) };
  for (const [name, question] of Object.entries(questions(ids))) {
    parts[name] = [];
    for (let n = 0; n < TIMES; n++) parts[name].push(await person.timed(...question(n)));
  }
  const { printMs, besideMs } = await printing(person);
  const met = Object.values(parts).every((times) => Math.max(...times) < GOAL_MS) && besideMs < GOAL_MS;
  const told = Object.entries(parts).map(([name, times]) => ({ name, median: quantile(times, 0.5), slowest: Math.max(...times) }));
  return {
    lines: [
      ...told.map(({ name, median, slowest }) => `${name.padEnd(26)}median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`),
      `report as PDF ${printMs.toFixed(0)} ms; a board asked for meanwhile at most ${besideMs.toFixed(0)} ms`,
      `goal: every question < ${GOAL_MS} ms, also while a report is printed: ${verdict(met)}`,
    ],
    result: {
      questions: told.map(({ name, median, slowest }) => ({ name, medianMs: rounded(median, 1), slowestMs: rounded(slowest, 1) })),
      printMs: rounded(printMs, 1),
      besideMs: rounded(besideMs, 1),
      met,
    },
  };
}

/** The report of all documents as PDF, with boards asked for all the while. */
async function printing(person) {
  const beside = [];
  let isDone = false;
  const printed = person.timed('GET', `/api/v1/reports/12.05-${YEAR}/pencegahan.pdf`).finally(() => {
    isDone = true;
  });
  while (!isDone) beside.push(await person.timed('GET', `/api/v1/boards/12.05-${YEAR}`));
  return { printMs: await printed, besideMs: Math.max(...beside) };
}
