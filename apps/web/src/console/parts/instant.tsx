import { clockText, dayText, sinceText } from '../../shared/time-format.js';
import { usePreferences } from '../preferences.js';

/** An instant as people say it, in WIB; the exact one shows on pointing and to machines. */
export function Instant({ at }: { readonly at: string }) {
  const { language } = usePreferences();
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={`${dayText(ms, language)} ${clockText(ms, language)} WIB`}>
      {sinceText(ms, Date.now(), language)}
    </time>
  );
}
