import { type BudgetStage, type IsoDate, isPlanningStage, parseIsoDate } from '@lcc/domain';
import { type ConversionContext, FileRefused } from './connector.js';

/**
 * The version a budget file belongs to and the day it came into force: MURNI from 1 January unless told. A reallocation or amendment
 * needs `--in-force`, else it would replace the original budget for the whole year; a stage of planning does not, it never is in force. Throws FileRefused naming the option.
 */
export function budgetStage(context: ConversionContext): { stage: BudgetStage; inForce: (year: number) => IsoDate } {
  const raw = (context.options.stage ?? 'MURNI').toUpperCase();
  const stage = parseStage(raw);
  const given = context.options.inForce;
  if (stage === null)
    throw new FileRefused('stage', `--stage ${raw} belum didukung; pakai MURNI, GESER_1, GESER_2, …, PERUBAHAN, RKPD, KUA, atau RKA.`);
  if (given !== undefined && parseIsoDate(given) === null)
    throw new FileRefused('date', `--in-force ${given} bukan tanggal; tulis TTTT-BB-HH.`);
  if (given === undefined && stage !== 'MURNI' && !isPlanningStage(stage))
    throw new FileRefused('in-force-unknown', `Berkas tidak menyebut sejak kapan ${stage} berlaku. Beri --in-force TTTT-BB-HH.`);
  return { stage, inForce: (year) => given ?? `${year}-01-01` };
}

function parseStage(raw: string): BudgetStage | null {
  if (raw === 'MURNI' || raw === 'PERUBAHAN' || raw === 'RKPD' || raw === 'KUA' || raw === 'RKA') return raw;
  const number = /^GESER_([1-9]\d?)$/.exec(raw)?.[1];
  return number === undefined ? null : `GESER_${Number(number)}`;
}
