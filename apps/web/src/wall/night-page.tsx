import { useClock } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { clockText } from '../shared/time-format.js';

/** At night: the time in a grey that lights no room, and nothing of the figures. It moves a little every minute, so that nothing burns in. */
export function NightPage() {
  const { language } = useLanguage();
  const minute = useClock((r) => Math.floor(r.now / 60_000));
  const shift = ((minute % 20) - 10) * 2;
  return (
    <div className="malam" data-night="">
      <time style={{ transform: `translate(${shift}%, ${shift}%)` }}>{clockText(minute * 60_000, language)}</time>
    </div>
  );
}
