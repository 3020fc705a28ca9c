import type { ScoringMethod } from '../scoring-method.js';
import { ambangProporsional } from './ambang-proporsional.js';
import { ambangRealisasi } from './ambang-realisasi.js';
import { bertingkat7525, firstAndLast } from './bertingkat-75-25.js';
import { bertingkat80100, partAndWhole } from './bertingkat-80-100.js';
import { biner } from './biner.js';
import { bobotDokumen } from './bobot-dokumen.js';
import { bobotTahapan } from './bobot-tahapan.js';
import { bobotTahun } from './bobot-tahun.js';
import { bobotTahunTriwulan } from './bobot-tahun-triwulan.js';
import { interop } from './interop.js';
import { proporsional } from './proporsional.js';

/** Every scoring method, one line each. */
export const scoringMethods: readonly ScoringMethod[] = [
  bobotDokumen,
  biner,
  bertingkat7525,
  bertingkat80100,
  bobotTahun,
  bobotTahunTriwulan,
  bobotTahapan,
  proporsional,
  ambangRealisasi,
  ambangProporsional,
  interop,
];

/** Steps with the points that the catalogue itself writes into the name: `BERTINGKAT_0_60_40`, `BERTINGKAT_0_50_100`. */
function stepsAsWritten(id: string): ScoringMethod | undefined {
  const [first, second] = /^BERTINGKAT_0_(\d{1,2})_(\d{1,3})$/.exec(id)?.slice(1).map(Number) ?? [];
  if (first === undefined || second === undefined || first === 0) return undefined;
  return second === 100 ? partAndWhole(first) : first + second === 100 ? firstAndLast(first) : undefined;
}

/** The method that a catalogue names; its words for a system behind a value (`INTEROP_GOL`) are one method. Undefined when nobody knows it. */
export function scoringMethodOf(written: string): ScoringMethod | undefined {
  const id = written
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return scoringMethods.find((method) => method.id === id) ?? (/^INTEROP/.test(id) ? interop : stepsAsWritten(id));
}
