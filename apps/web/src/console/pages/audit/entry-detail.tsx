import type { AuditRow } from '@lcc/contract';
import { useSay } from '../../preferences.js';
import { browserName } from '../sessions/browser-name.js';

/** One entry in full: from where, why, and what was before and after. */
export function EntryDetail({ entry }: { readonly entry: AuditRow }) {
  const say = useSay();
  const rows: readonly (readonly [string, string | null])[] = [
    [say('Nomor', 'Number'), String(entry.seq)],
    [say('Tepatnya', 'Exactly'), entry.at],
    [say('Oleh', 'By'), `${entry.actorName ?? ''} ${entry.actor} (${entry.actorKind})`.trim()],
    [say('Terhadap', 'On'), `${entry.objectName ?? ''} ${entry.object}`.trim()],
    [say('Dari', 'From'), [entry.ip, browserName(entry.device) ?? entry.device].filter(Boolean).join(' · ') || null],
    [say('Sebab', 'Reason'), entry.reason],
    ...changesOf(entry),
  ];
  return (
    <aside className="detail" aria-label={say(`Entri ${entry.seq}`, `Entry ${entry.seq}`)}>
      <h2>
        {say('Entri', 'Entry')} {entry.seq}
      </h2>
      <p className="meta">{entry.action}</p>
      <dl className="facts">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </aside>
  );
}

/** Field by field: what it was and what it is; a value that stayed is told once. */
function changesOf({ before, after }: AuditRow): (readonly [string, string])[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => {
    const [old, now] = [was[field], is[field]];
    return [field, old === undefined || old === now ? (now ?? '') : `${old} → ${now ?? '—'}`];
  });
}

function fieldsOf(value: AuditRow['before']): Record<string, string> {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return { value: JSON.stringify(value) };
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, typeof each === 'string' ? each : JSON.stringify(each)]));
}
