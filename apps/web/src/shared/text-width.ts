/**
 * Advance widths of the wall's typeface at weight 700, in hundredths of an em, as measured in a browser. Lighter weights are narrower,
 * so a text that fits by this table fits on the glass; the same answer in tests, where there is no glass.
 */
const WIDTHS: Readonly<Record<number, string>> = {
  18: ' ',
  25: 'ijl',
  28: 'I',
  31: "'",
  36: ',',
  37: '!r',
  38: '().:`·',
  39: 'J|',
  40: '1;{}',
  41: 'ft',
  42: '[]',
  48: 'z',
  50: '"',
  51: '/\\s',
  54: '*LT',
  56: '7x',
  57: 'Zv',
  58: '?ak',
  59: 'EFhnuy',
  60: '-269',
  61: '35ce',
  63: '8',
  65: '$4PSgo–',
  66: '+<=>RXY^_~−',
  67: 'bdpq',
  68: 'K',
  69: 'B',
  70: 'V',
  71: '0A',
  72: 'U',
  73: 'H',
  74: 'DN',
  77: 'C',
  78: '…',
  79: '&',
  81: 'G',
  88: 'OQw',
  89: 'M',
  91: '#',
  92: 'm',
  93: '@',
  98: '—',
  102: 'W',
  105: '%',
};
const OF = new Map(Object.entries(WIDTHS).flatMap(([width, characters]) => [...characters].map((c) => [c, Number(width)] as const)));
const UNKNOWN = 80;

/** Width in logical pixels of a text set in `size` logical pixels. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0;
  for (const c of text) hundredths += OF.get(c) ?? UNKNOWN;
  return (hundredths * size) / 100;
}

/** A text that fits into `width` at `size` (logical pixels), cut with an ellipsis where it must be. */
export function cutText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let start = text;
  while (start.length > 1 && textWidth(`${start}…`, size) > width) start = start.slice(0, -1);
  return `${start.trimEnd()}…`;
}
