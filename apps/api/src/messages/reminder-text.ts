import { dateInWords, type Reminded, type Reminder } from '@lcc/domain';

/** Inputs of one deadline that are named; of the others only their number. */
const FIRST = 3;

/** What a reminder says: a unit, how many inputs of each deadline, and the names of the first. No person, no note. */
export function reminderText({ inputs, step }: Reminder, unit: string, link: string): { subject: string; body: string } {
  const late = inputs.filter(({ left }) => left === null).length;
  const what = late > 0 ? `${late} masukan pencegahan terlambat` : `${inputs.length} masukan pencegahan segera jatuh tempo`;
  const lines = [
    `${unit}: ${inputs.length} masukan belum ada.`,
    ...[...byDeadline(inputs).values()].map(deadlineLine),
    step === 'unit' ? 'Mohon diunggah, atau dicatat selesai.' : 'Belum dipenuhi unitnya, dan belum ada yang mengambil.',
    link,
  ];
  return { subject: `${what}: ${unit}`, body: lines.join('\n') };
}

function byDeadline(inputs: readonly Reminded[]): Map<string, Reminded[]> {
  const groups = new Map<string, Reminded[]>();
  for (const each of inputs) {
    const key = `${each.input.due}|${each.left}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

function deadlineLine(group: readonly Reminded[]): string {
  const [first] = group as [Reminded];
  const when = first.left === null ? 'terlambat' : `${first.left} hari kerja lagi`;
  const names = group.slice(0, FIRST).map(({ input }) => input.name);
  const more = group.length > FIRST ? `; dan ${group.length - FIRST} lain` : '';
  return `Tenggat ${dateInWords(first.input.due)} (${when}), ${group.length} masukan: ${names.join('; ')}${more}.`;
}
