import type { EvidenceAct, EvidenceStage } from '@lcc/contract';
import type { ShapeName } from '../../../shared/shape.js';
import type { Text } from '../../preferences.js';

export const STAGE_WORDS: Readonly<Record<EvidenceStage, Text>> = {
  belum: { id: 'belum', en: 'missing' },
  diunggah: { id: 'diunggah', en: 'uploaded' },
  diverifikasi: { id: 'diverifikasi', en: 'verified' },
  qa: { id: 'QA', en: 'QA' },
};
export const STAGES = ['belum', 'diunggah', 'diverifikasi', 'qa'] as const satisfies readonly EvidenceStage[];

export const STAGE_SHAPES: Readonly<Record<EvidenceStage, ShapeName>> = {
  belum: 'bisu',
  diunggah: 'menyambung',
  diverifikasi: 'normal',
  qa: 'info',
};

export const ACT_WORDS: Readonly<Record<EvidenceAct['act'], Text>> = {
  upload: { id: 'mengunggah', en: 'uploaded' },
  link: { id: 'menautkan', en: 'linked' },
  receive: { id: 'mencatat diterima', en: 'recorded it as received' },
  verify: { id: 'memverifikasi', en: 'verified' },
  assure: { id: 'menetapkan QA', en: 'assured' },
  return: { id: 'mengembalikan', en: 'sent it back' },
  note: { id: 'mencatat', en: 'noted' },
  status: { id: 'melaporkan', en: 'reported' },
};
