import { memo } from 'react';
import { type Box, GAP } from '../box.js';
import type { Threads } from './benang-threads.js';

interface WeaveProps {
  readonly box: Box;
  readonly threads: Threads;
  readonly scale: number;
  /** Colours of the three breaks; null while nothing is judged. */
  readonly states: readonly ('waspada' | 'kritis')[] | null;
  /** The break that is told on this page; null = all. */
  readonly only: number | null;
}

const LOOSE = 0.36;
const POST = 9;

/** From which height on the threads of each post stand; `loose` is the room above them for what did not go on. */
export function weaveHeights(box: Box, { planned, broken }: Threads, scale: number): { top: number; gap: number; width: number } {
  const top = 112 * scale;
  const below = Math.max(...broken, 1) * 2;
  const gap = Math.min(12, (box.height - top - 46) / (planned + below));
  return { top, gap, width: Math.max(1.4, gap * 0.64) };
}

/** Threads between four posts. What does not go on ends loose above; what has no beginning comes from below, in colour, and ends where it was found. */
export const Weave = memo(function Weave({ box, threads, scale, states, only }: WeaveProps) {
  const { planned, agreed, paid, broken } = threads;
  const { top, gap, width } = weaveHeights(box, threads, scale);
  const posts = [5, box.width / 3, (box.width * 2) / 3, box.width - 5] as const;
  const y = (i: number): number => top + i * gap;
  const lowest = y(planned - 1);
  const reach = ((posts[1] as number) - posts[0]) * LOOSE;
  const first = [0, 0, planned - agreed, planned - paid] as const;
  return (
    <svg className="benang-kain" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      <defs>
        {[1, 2].map((post) => (
          <linearGradient
            key={post}
            id={`pudar${post}`}
            gradientUnits="userSpaceOnUse"
            x1={posts[post]}
            x2={(posts[post] as number) + reach}
          >
            <stop offset="0.2" stopColor="var(--color-step-4)" />
            <stop offset="1" stopColor="var(--color-step-4)" stopOpacity="0" />
          </linearGradient>
        ))}
      </defs>
      {Array.from({ length: planned }, (_, i) => {
        const end = i < first[2] ? 1 : i < first[3] ? 2 : 3;
        const at = posts[end] as number;
        const rise = Math.min(y(i) - top, 20 + (i % 7) * 5);
        return (
          <g key={y(i)} fill="none" strokeWidth={width}>
            <path d={`M${posts[0]} ${y(i)}H${at}`} stroke={i % 2 ? 'var(--color-step-4)' : 'var(--color-step-3)'} />
            {end === 3 ? null : (
              <path
                d={`M${at} ${y(i)}C${at + reach * 0.4} ${y(i)} ${at + reach * 0.5} ${y(i) - rise} ${at + reach * (0.72 + ((i * 37) % 5) * 0.07)} ${y(i) - rise}`}
                stroke={`url(#pudar${end})`}
              />
            )}
          </g>
        );
      })}
      {broken.map((count, i) => {
        if (count === 0 || (only !== null && only !== i)) return null;
        const post = posts[i + 1] as number;
        const colour = states ? `var(--color-${states[i]})` : 'var(--color-normal)';
        return Array.from({ length: count }, (_, j) => {
          const at = lowest + (j + 2) * gap * 1.6;
          const from = post - 60 * scale - j * gap * 1.6;
          const turn = Math.min(40, box.height - at);
          return (
            <path
              key={`${post}-${at}`}
              className="benang-putus"
              d={`M${from - turn} ${box.height + GAP}V${at + turn}Q${from - turn} ${at} ${from} ${at}H${post}`}
              stroke={colour}
              strokeWidth={Math.max(width, 3)}
            />
          );
        });
      })}
      {posts.map((x, post) => (
        <path
          key={x}
          className="benang-tiang"
          d={`M${x} ${y(first[post] ?? 0) - 14}V${lowest + 14 + (post === 0 ? 0 : ((broken[post - 1] ?? 0) + 1) * gap * 1.6)}`}
          strokeWidth={POST}
        />
      ))}
    </svg>
  );
});
