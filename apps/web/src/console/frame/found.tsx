import { type DocumentKind, type Found, foundSchema } from '@lcc/contract';
import { dateInWords, rupiahText } from '@lcc/domain/values';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../api.js';
import { Icon, type IconName } from '../parts/icon.js';
import { type Text, usePreferences, useSay } from '../preferences.js';
import { useSession } from '../session.js';

const LEAST = 2;
const QUIET_MS = 250;

const DOCUMENTS: Readonly<Record<DocumentKind, Text>> = {
  sp2d: { id: 'SP2D', en: 'SP2D' },
  spm: { id: 'SPM', en: 'SPM' },
  spp: { id: 'SPP', en: 'SPP' },
  spd: { id: 'SPD', en: 'SPD' },
  contract: { id: 'Kontrak', en: 'Contract' },
  package: { id: 'Paket', en: 'Package' },
  work: { id: 'Pekerjaan', en: 'Work' },
};

/** What the server finds for a text, asked when nothing more was typed for a moment. */
export function useFound(text: string): { readonly found: Found | null; readonly failed: boolean } {
  const [asked, setAsked] = useState('');
  const trimmed = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(trimmed), QUIET_MS);
    return () => clearTimeout(timer);
  }, [trimmed]);
  const { data, isError } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => ask(foundSchema, `/api/v1/search?q=${encodeURIComponent(asked)}`, { signal }),
    enabled: asked.length >= LEAST,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return trimmed.length < LEAST ? { found: null, failed: false } : { found: data ?? null, failed: isError };
}

interface FoundProps {
  readonly text: string;
  readonly found: Found;
  readonly onChosen: () => void;
}

/** Documents by whose number the thread is walked; the numbers of others are copied, to be asked for elsewhere. */
const WALKED: ReadonlySet<DocumentKind> = new Set(['sp2d', 'contract', 'package']);

/** Units open as their report, activities and documents as their thread. */
export function FoundItems({ text, found, onChosen }: FoundProps) {
  const say = useSay();
  const { language } = usePreferences();
  const item = (key: string, icon: IconName, title: string, detail: string, run: () => void) => (
    <Command.Item
      key={key}
      // The list keeps what holds the typed text; what the server found holds it by its own rules.
      value={`${text} ${key}`}
      onSelect={() => {
        onChosen();
        run();
      }}
    >
      <Icon name={icon} />
      <span>
        {title}
        <small>{detail}</small>
      </span>
    </Command.Item>
  );
  const copy = (what: string) => () => void navigator.clipboard.writeText(what);
  const { rights } = useSession().me;
  const [, go] = useLocation();
  const walks = rights.includes('trace.read');
  const walk = (key: string) => () => go(`/benang/telusur?${new URLSearchParams({ kunci: key })}`);
  const opened = walks ? say('buka benangnya', 'open the thread') : say('salin nomornya', 'copy its number');
  return (
    <>
      {found.units.length === 0 ? null : (
        <Command.Group heading={say('Unit kerja: buka RFK', 'Work units: open the RFK')}>
          {found.units.map(({ code, name }) =>
            item(`unit ${code}`, 'people', name, code, () =>
              window.open(`/api/v1/reports/${found.channel}/rfk-unit.pdf?unit=${encodeURIComponent(code)}`, '_blank', 'noopener'),
            ),
          )}
        </Command.Group>
      )}
      {found.activities.length === 0 ? null : (
        <Command.Group heading={`${say('Program dan kegiatan', 'Programmes and activities')}: ${opened}`}>
          {found.activities.map(({ level, code, name }) =>
            item(`${level} ${code}`, 'journal', name, code, walks ? walk(code) : copy(code)),
          )}
        </Command.Group>
      )}
      {found.documents.length === 0 ? null : (
        <Command.Group heading={`${say('Dokumen', 'Documents')}: ${opened}`}>
          {found.documents.map(({ kind, number, title, unit, date, amount }) =>
            item(
              `${kind} ${number} ${unit ?? ''}`,
              'journal',
              `${say(DOCUMENTS[kind])} ${title ?? number}`,
              [title === null ? null : number, dateInWords(date), amount === null ? null : rupiahText(amount, language), unit]
                .filter((part) => part !== null)
                .join(' · '),
              walks && WALKED.has(kind) ? walk(number) : copy(number),
            ),
          )}
        </Command.Group>
      )}
    </>
  );
}
