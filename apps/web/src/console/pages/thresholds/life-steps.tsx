import type { RuleDetail } from '@lcc/contract';
import { dayText } from '../../../shared/time-format.js';
import { usePreferences, useSay } from '../../preferences.js';

type Step = 'done' | 'now' | 'next';

/** The life of a version, always in sight: what is done, where it stands, what comes. */
export function LifeSteps({ detail: { open, inForce } }: { readonly detail: RuleDetail }) {
  const say = useSay();
  const { language } = usePreferences();
  const shadow = open?.shadow ?? null;
  const isWaiting = shadow?.isComplete === true;
  const now = open === null ? 3 : shadow === null ? 0 : isWaiting ? 2 : 1;
  const at = (step: number): Step => (step === now ? 'now' : open !== null && step < now ? 'done' : 'next');
  const steps: readonly (readonly [string, string])[] = [
    [
      say('Draf', 'Draft'),
      open
        ? `${open.writtenBy}, ${dayText(Date.parse(open.writtenAt), language)}`
        : say('ubah satu isian untuk memulai', 'change a blank to begin'),
    ],
    [
      say('Bayangan', 'Shadow'),
      shadow
        ? say(`${shadow.days} dari ${shadow.of} hari kerja`, `${shadow.days} of ${shadow.of} working days`)
        : say('7 hari kerja, tidak memberi tahu', '7 working days, tells nobody'),
    ],
    [say('Persetujuan', 'Approval'), say('orang kedua, dengan kode', 'a second person, with a code')],
    [
      say('Aktif', 'Active'),
      inForce.number === 0
        ? say('sekarang: bawaan', 'now: as shipped')
        : say(`sekarang: versi ${inForce.number}`, `now: version ${inForce.number}`),
    ],
    [say('Pensiun', 'Retired'), say('dapat dikembalikan', 'can be brought back')],
  ];
  return (
    <ol className="life-steps">
      {steps.map(([title, text], i) => (
        <li key={title} className={at(i)} aria-current={i === now ? 'step' : undefined}>
          <b>{title}</b>
          <small>{text}</small>
        </li>
      ))}
    </ol>
  );
}
