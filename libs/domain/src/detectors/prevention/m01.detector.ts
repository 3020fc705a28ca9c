import { type CatalogueItemFact, naturalKey } from '../../facts/index.js';
import { PreventionFold } from '../../folds/index.js';
import { type CatalogueNode, documentsOf, MISSING_EVIDENCE, shareKeyOf } from '../../prevention/index.js';
import { dayNumber, type IsoDate, type WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Evidence, type Subject } from '../core/detector.js';
import { catalogueOf, evidenceAct } from '../core/example-prevention.js';

const MOST_ROWS = 5;

/** The documents that one unit has to bring for one area: what lies together is answered together. */
interface Share {
  readonly subject: Subject;
  readonly area: CatalogueItemFact;
  readonly documents: readonly CatalogueNode[];
}

const kept = new WeakMap<readonly CatalogueNode[], ReadonlyMap<string, Share>>();

/** The shares of a scheme by key, worked out once for each state of its catalogue. */
function sharesOf(scheme: string, { state }: Context): ReadonlyMap<string, Share> {
  const tree = state.fold(PreventionFold).catalogue(scheme);
  let shares = kept.get(tree);
  if (!shares) kept.set(tree, (shares = new Map(tree.flatMap(sharesIn).map((share) => [share.subject.key, share]))));
  return shares;
}

function sharesIn(area: CatalogueNode): Share[] {
  const byUnit = new Map<WorkUnitCode | null, CatalogueNode[]>();
  for (const node of documentsOf(area)) byUnit.set(node.workUnit, [...(byUnit.get(node.workUnit) ?? []), node]);
  return [...byUnit].map(([workUnit, documents]) => ({
    subject: { type: 'document', key: shareKeyOf(area.item, workUnit), workUnit },
    area: area.item,
    documents,
  }));
}

/** A document that nobody has brought; `days` past its deadline, negative before it. */
interface Missing {
  readonly item: CatalogueItemFact;
  readonly deadline: IsoDate;
  readonly days: number;
  readonly isReturned: boolean;
}

/** What is missing of some documents with a deadline, the longest due first. */
function missingOf(documents: readonly CatalogueNode[], { state, today }: Context): Missing[] {
  const found = documents.flatMap(({ item, deadline }) => {
    const { stage, since } = state.fold(PreventionFold).evidence(item.scheme, item.code, today);
    if (deadline === null || stage !== 'belum') return [];
    return [{ item, deadline, days: dayNumber(today) - dayNumber(deadline), isReturned: since !== null }];
  });
  return found.sort((a, b) => b.days - a.days);
}

/** The row that asks for a document. */
const rowOf = ({ item }: Missing): Evidence => ({
  ...{ kind: item.kind, key: naturalKey(item), date: item.date, label: item.name ?? item.code, amount: null },
});

export const m01 = detector({
  id: MISSING_EVIDENCE,
  tier: 1,
  family: 'pencegahan',
  title: { id: 'Bukti dukung MCSP belum lengkap', en: 'Evidence overdue' },
  why: {
    id: 'Bukti yang datang setelah tenggat tidak dinilai, dan area pencegahannya kehilangan angka.',
    en: 'Evidence that comes after its deadline is not scored, and its area of prevention loses points.',
  },
  legalBasis: 'Pedoman MCSP tahun berjalan (KPK); tenggat komitmen sendiri.',
  kind: 'level',
  sentence: {
    id: '{area}: {count} dokumen belum ada; {document} ({unit}) {status}, tenggat {deadline}.',
    en: '{area}: {count} documents are missing; {document} ({unit}) {status}, due {deadline}.',
  },
  check: { id: 'Unggah, tanda tangan, reviu APIP.', en: 'Upload, signature, review by the inspectorate.' },
  innocent: {
    id: 'Bukti sudah ada di jaga.id tetapi belum dicatat di sini, atau tenggat bersama seluruh area.',
    en: 'The evidence is on jaga.id already but not told here, or the deadline is that of a whole area.',
  },
  clears: { id: 'Bukti diunggah, ditautkan, atau dicatat diterima.', en: 'The evidence is uploaded, linked, or told as received.' },
  inhibits: [],
  needs: ['prevention-item', 'prevention-evidence'],
  parameters: {
    early: {
      title: { id: 'Ingatkan sejak', en: 'Remind from' },
      help: { id: 'Sekian hari sebelum tenggat: info.', en: 'So many days before the deadline: info.' },
      unit: 'hari',
      min: 0,
      max: 90,
      step: 1,
      default: 14,
    },
    soon: {
      title: { id: 'Segera sejak', en: 'Soon from' },
      help: {
        id: 'Sekian hari sebelum tenggat: rendah; pada tenggat: sedang.',
        en: 'So many days before it: low; at the deadline: medium.',
      },
      unit: 'hari',
      min: 0,
      max: 90,
      step: 1,
      default: 7,
    },
    late: {
      title: { id: 'Terlambat berat sejak', en: 'Badly late from' },
      help: { id: 'Sekian hari setelah tenggat: tinggi.', en: 'So many days after the deadline: high.' },
      unit: 'hari',
      min: 0,
      max: 90,
      step: 1,
      default: 7,
    },
  },
  examples: [
    { title: 'Dua minggu lagi, belum ada', facts: catalogueOf('2026-06-30'), today: '2026-06-16', outcome: 'RISK' },
    { title: 'Terlambat seminggu', facts: catalogueOf('2026-06-30'), today: '2026-07-07', outcome: 'RISK' },
    {
      title: 'Dikembalikan, dan tenggatnya hari ini',
      facts: [...catalogueOf('2026-06-30'), evidenceAct('upload', '2026-06-01'), evidenceAct('return', '2026-06-03')],
      today: '2026-06-30',
      outcome: 'RISK',
    },
    {
      title: 'Sudah diterima',
      facts: [...catalogueOf('2026-06-30'), evidenceAct('receive', '2026-06-29')],
      today: '2026-07-31',
      outcome: 'NOT_RISK',
    },
    { title: 'Masih jauh dari tenggat', facts: catalogueOf('2026-06-30'), today: '2026-06-15', outcome: 'NOT_RISK' },
    { title: 'Tanpa tenggat', facts: catalogueOf(null), today: '2026-06-30', outcome: 'CONDITIONS_NOT_MET' },
  ],
  *subjects(context) {
    for (const scheme of context.state.fold(PreventionFold).schemes)
      for (const { subject } of sharesOf(scheme, context).values()) yield subject;
  },
  *touched(changes, context) {
    for (const fact of changes.flatMap(({ before, after }) => [before, after]))
      if (fact?.kind === 'prevention-item' || fact?.kind === 'prevention-evidence')
        // deadlines and owners are handed down: an item may move all documents
        for (const { subject, documents } of sharesOf(fact.scheme, context).values())
          if (fact.kind === 'prevention-item' || documents.some(({ item }) => item.code === fact.code)) yield subject;
  },
  evaluate({ key, workUnit }, context, { early, soon, late }) {
    const share = sharesOf(key.slice(0, key.indexOf('|')), context).get(key);
    const asked = share?.documents.filter(({ deadline }) => deadline !== null) ?? [];
    if (!share || asked.length === 0)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Tidak ada dokumen bertenggat.', en: 'No document has a deadline.' } };
    const from = -Math.max(early, soon);
    const missing = missingOf(asked, context).filter(({ days }) => days >= from);
    const [first] = missing;
    const days = first?.days ?? from - 1;
    const unit = workUnit === null ? 'tanpa penanggung jawab' : (context.state.rollup.roster.get(workUnit)?.name ?? workUnit);
    return {
      outcome: first ? 'RISK' : 'NOT_RISK',
      value: first ? days : null,
      threshold: from,
      direction: 'above',
      n: asked.length,
      likelihood: days >= late ? 4 : days >= 0 ? 3 : days >= -soon ? 2 : 1,
      amount: null,
      slots: {
        area: { text: share.area.name ?? share.area.code },
        count: { number: missing.length },
        document: { text: first ? (first.item.name ?? first.item.code) : '—' },
        unit: { text: unit },
        status: { text: first?.isReturned ? 'dikembalikan' : 'belum ada' },
        deadline: first ? { date: first.deadline } : { text: '—' },
      },
      evidence: missing.slice(0, MOST_ROWS).map(rowOf),
    };
  },
});
