import { type Case, detectors, type IsoDate, rupiahText, senToWire } from '@lcc/domain';
import type { DueMessage, MessageReason } from './message-plan.js';

const TITLES = new Map(detectors.map(({ id, title }) => [id, title.id]));
const WORDS: Readonly<Record<MessageReason, string>> = {
  baru: 'Kasus baru perlu ditelaah',
  eskalasi: 'Belum ada yang mengambil',
  'janji-lewat': 'Janji sudah lewat',
  pertanyaan: 'Unit diminta menjelaskan',
};
const SEVERITY = { kritis: 'Kritis', tinggi: 'Tinggi', sedang: 'Sedang', rendah: 'Rendah', info: 'Info' } as const;

const titleOf = ({ standing, past, id }: Case): string => {
  const detector = (standing[0] ?? past[0])?.detector;
  return (detector && TITLES.get(detector)) ?? `kasus ${id}`;
};

/** What a message says: a kind of finding, a unit, an amount and days. Vendors, persons and documents stand in the console alone. */
export function messageText({ of, reason }: DueMessage, unit: string, today: IsoDate, link: string): { subject: string; body: string } {
  const lines = [
    `${titleOf(of)} di ${unit}.`,
    ...(of.stake === null ? [] : [`Nilai: ${rupiahText(senToWire(of.stake), 'id')}.`]),
    `Sejak ${of.since}; bobot ${SEVERITY[of.severity].toLowerCase()}.`,
    ...(of.promisedOn === null ? [] : [`Dijanjikan ${of.promisedOn}${of.promisedOn < today ? ', sudah lewat' : ''}.`]),
    reason === 'pertanyaan' ? 'Mohon penjelasan unit kepada pemilik kasus.' : 'Mohon ditelaah: ambil kasusnya dan sebut tanggal janji.',
    link,
  ];
  return { subject: `[${SEVERITY[of.severity]}] ${WORDS[reason]}: ${titleOf(of)}`, body: lines.join('\n') };
}

/** The list of a morning. */
export function listText(cases: readonly Case[], nameOf: (of: Case) => string, link: string): { subject: string; body: string } {
  const lines = cases.map((of) => `- [${SEVERITY[of.severity]}] ${titleOf(of)}, ${nameOf(of)}`);
  return { subject: `${cases.length} kasus perlu ditelaah`, body: [...lines, link].join('\n') };
}
