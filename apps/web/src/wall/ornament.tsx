/** Pucuk rebung: nested shoots on one ground, the mark of the header. Grey, never near data. */
export function HeaderMark() {
  return (
    <svg
      className="tanda"
      viewBox="0 0 60 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M30 4Q24 30 7 62H53Q36 30 30 4Z" />
      <path d="M30 20Q27 40 18 62M30 20Q33 40 42 62" />
      <path d="M30 34V62M30 46 25 55M30 46 35 55" />
      <path d="M3 69H57" strokeWidth="2" />
    </svg>
  );
}

const STEP = 42;
const WIDTH = 1848;

/** One duck of the row: a hook that turns back over its own body, and the ripple under it. */
function duck(x: number): string {
  return `M${x + 1} 15C${x + 5} 7 ${x + 13} 6 ${x + 18} 11S${x + 29} 17 ${x + 32} 10C${x + 33} 6 ${x + 29} 4 ${x + 27} 7M${x + 6} 16Q${x + 11} 12 ${x + 16} 16`;
}

const ROW = Array.from({ length: Math.floor(WIDTH / STEP) }, (_, i) => duck(i * STEP + (WIDTH % STEP) / 2)).join('');

/** Itik pulang petang: ducks going home in a row, the line under every header. */
export function DuckLine() {
  return (
    <div className="ornamen">
      <svg
        viewBox={`0 0 ${WIDTH} 22`}
        preserveAspectRatio="none"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d={`M0 20H${WIDTH}`} strokeWidth="1.5" />
        <path d={ROW} />
      </svg>
    </div>
  );
}
