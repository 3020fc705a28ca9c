import type { EvidenceAct, EvidenceFact, EvidenceFile } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';

/** Where a document's evidence stands, in order. */
export const evidenceStages = ['belum', 'diunggah', 'diverifikasi', 'qa'] as const;
export type EvidenceStage = (typeof evidenceStages)[number];

const LEADS_TO: Readonly<Partial<Record<EvidenceAct, EvidenceStage>>> = {
  upload: 'diunggah',
  link: 'diunggah',
  receive: 'diunggah',
  verify: 'diverifikasi',
  assure: 'qa',
  return: 'belum',
};

/** What stands of a document on a day. */
export interface DocumentEvidence {
  readonly stage: EvidenceStage;
  /** The act that led to the stage; null = nothing ever came. */
  readonly since: EvidenceFact | null;
  /** Who brought what is judged now, by upload or link: another person has to verify it. */
  readonly broughtBy: string | null;
  /** All versions, oldest first. */
  readonly files: readonly EvidenceFile[];
  /** Oldest first. */
  readonly acts: readonly EvidenceFact[];
}

/** The evidence of a document from its acts dated up to a day. A new version has to be verified again. */
export function evidenceOf(all: Iterable<EvidenceFact>, day: IsoDate): DocumentEvidence {
  const acts = [...all].filter((act) => act.date <= day).sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  let stage: EvidenceStage = 'belum';
  let since: EvidenceFact | null = null;
  let broughtBy: string | null = null;
  for (const act of acts) {
    const next = LEADS_TO[act.act];
    if (next === undefined) continue;
    if (next === 'diunggah') broughtBy = act.by;
    stage = next;
    since = act;
  }
  return { stage, since, broughtBy, files: acts.flatMap((act) => act.file ?? []), acts };
}

/** Whether a stage is at least another one. */
export const reaches = (stage: EvidenceStage, least: EvidenceStage): boolean =>
  evidenceStages.indexOf(stage) >= evidenceStages.indexOf(least);

/** Late from the day after its deadline, for as long as nothing has come. */
export const isOverdue = (deadline: IsoDate | null, stage: EvidenceStage, day: IsoDate): boolean =>
  stage === 'belum' && deadline !== null && deadline < day;
