import {
  BoardState,
  CalendarFold,
  detectors,
  documentFolds,
  explain,
  Judge,
  type Judgement,
  LegalTable,
  type Outcome,
  senToWire,
  severityOf,
  yearOf,
} from '@lcc/domain';
import type { Command } from 'commander';
import { toChange } from '../ledger/ledger-reader.js';
import { answer, CommandFailed } from './output.js';
import { type Bench, withServices } from './with-services.js';

const OUTCOMES: readonly Outcome[] = ['RISK', 'NOT_RISK', 'CONDITIONS_NOT_MET', 'IMPOSSIBLE'];

interface Flags {
  readonly detector?: string;
  readonly outcome?: string;
  readonly region?: string;
  readonly year?: string;
}

export function findingsCommand(lcc: Command): void {
  lcc
    .command('findings')
    .description('penilaian setiap detektor atas satu wilayah dan tahun')
    .option('--detector <id>', 'hanya detektor ini, misalnya B07')
    .option('--outcome <hasil>', `hanya hasil ini: ${OUTCOMES.join(', ')}`)
    .option('--region <kode>', 'kode wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .action(async (flags: Flags, command: Command) => {
      if (flags.detector !== undefined && !detectors.some((d) => d.id === flags.detector))
        throw new CommandFailed(`--detector: ${flags.detector} tidak ada; yang ada: ${detectors.map((d) => d.id).join(', ')}.`);
      if (flags.outcome !== undefined && !OUTCOMES.some((o) => o === flags.outcome))
        throw new CommandFailed(`--outcome: ${flags.outcome} tidak ada; tulis salah satu dari ${OUTCOMES.join(', ')}.`);
      const result = await withServices((bench) => judge(bench, flags));
      answer(command, result, () => [
        ...result.findings.map((f) => `${f.detector}  ${f.severity ?? '—'}  ${f.subject.key}  ${f.explanation}`),
        ...result.coverage.map(
          (c) => `${c.detector}: dinilai ${c.evaluated}, syarat tak terpenuhi ${c.conditionsNotMet}, mustahil ${c.impossible}`,
        ),
      ]);
    });
}

/** Everything the ledger holds of the year, judged once as of today. */
async function judge({ tenants, reader, clock }: Bench, flags: Flags) {
  const tenant = tenants.real;
  const today = clock.today();
  const channel = tenant.channelOf(flags.region ?? tenant.region, flags.year === undefined ? yearOf(today) : Number(flags.year));
  const past = await reader.read(tenant, channel);
  if (!past) throw new CommandFailed(`Belum ada data di ${channel}.`);
  const state = new BoardState(past.head.region, past.head.year, today, documentFolds);
  for (const entry of past.entries) if (entry.kind !== 'business-day') state.apply(toChange(entry));
  const judged = new Judge(detectors.filter((d) => flags.detector === undefined || d.id === flags.detector));
  judged.all({ state, today, legal: new LegalTable(), calendar: state.fold(CalendarFold).calendar });
  const findings = [...judged.judgements()].filter((j) => flags.outcome === undefined || j.evaluation.outcome === flags.outcome);
  return { findings: findings.map(toFinding), coverage: judged.coverage() };
}

function toFinding({ detector, subject, evaluation }: Judgement) {
  const said = { detector: detector.id, subject, outcome: evaluation.outcome, explanation: explain(detector, evaluation, 'id') };
  if (!('slots' in evaluation)) return { ...said, severity: null, value: null, threshold: null, evidence: [] };
  const severity = evaluation.outcome === 'RISK' ? severityOf(evaluation.likelihood, evaluation.amount) : null;
  const evidence = evaluation.evidence.map((e) => ({ ...e, amount: e.amount === null ? null : senToWire(e.amount) }));
  return { ...said, severity, value: evaluation.value, threshold: evaluation.threshold, evidence };
}
