import { divideHalfUp } from '@lcc/domain';

/** A per cent as text (`24.50`, `24,5 %`) in hundredths of a per cent, half up; or why it cannot be used, in Indonesian. */
export function readPercent(text: string): number | string {
  const m = /^(\d{1,3})(?:[.,](\d{1,12}))?\s*%?$/.exec(text.trim());
  if (!m) return `"${text.slice(0, 40)}" bukan persen; tulis 0 sampai 100, misalnya 24,5`;
  const digits = (m[2] ?? '').padEnd(2, '0');
  const hundredths = divideHalfUp(BigInt(`${m[1]}${digits}`), 10n ** BigInt(digits.length - 2));
  return hundredths > 10_000n ? `${text.trim()} lebih dari 100 persen; betulkan` : Number(hundredths);
}
