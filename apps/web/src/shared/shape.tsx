/** A status is colour, shape and word together; these are the shapes. */
export type ShapeName = 'kritis' | 'waspada' | 'info' | 'normal' | 'menyambung' | 'basi' | 'putus' | 'bisu' | 'jeda';

const INK = 'var(--color-text)';
/** In a light room every fill of status has an edge. */
const OUTLINE = { stroke: 'var(--fill-outline)', strokeWidth: 3, strokeLinejoin: 'round' } as const;

/** The shape's paths, centred on 0,0 within ±22. */
export function ShapePath({ name }: { readonly name: ShapeName }) {
  switch (name) {
    case 'kritis':
      return <path d="M0-20 20 0 0 20-20 0Z" fill="var(--color-kritis)" {...OUTLINE} />;
    case 'waspada':
      return <path d="M0-17 19 16H-19Z" fill="var(--color-waspada)" {...OUTLINE} />;
    case 'info':
      return <circle r="15" fill="var(--color-info)" {...OUTLINE} />;
    case 'normal':
      return <circle r="9" fill="var(--color-normal)" />;
    case 'menyambung':
      return (
        <g stroke="var(--color-text-second)" strokeWidth="4">
          <circle r="15" fill="none" />
          <path d="M0-15A15 15 0 0 0 0 15Z" fill="var(--color-text-second)" stroke="none" />
        </g>
      );
    case 'basi':
      return (
        <g strokeLinejoin="round">
          <path d="M-13-17H13L-13 17H13Z" fill="none" stroke={INK} strokeWidth="4.5" />
          <path d="M-8 13 0 3 8 13Z" fill={INK} />
        </g>
      );
    case 'putus':
      return (
        <g fill="none" stroke={INK} strokeWidth="4.5">
          <circle r="16" />
          <path d="M-11 11 11-11" />
        </g>
      );
    case 'bisu':
      return <circle r="16" fill="none" stroke={INK} strokeWidth="4.5" strokeDasharray="6.6 5.966" />;
    case 'jeda':
      return <path d="M-11-15H-4V15H-11ZM4-15H11V15H4Z" fill={INK} />;
  }
}

/** A shape as large as the text beside it; the word says what it means. */
export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className="shape" viewBox="-22 -22 44 44" aria-hidden="true">
      <ShapePath name={name} />
    </svg>
  );
}
