import './regent.css';
import { type ReactNode, useEffect, useState } from 'react';
import { keepShell } from '../live/page-shell.js';
import { LanguageProvider, useLanguage } from '../shared/language.js';
import { realizationFeed } from '../shared/source-age.js';
import { clockText, dateText, sinceText, weekdayLong } from '../shared/time-format.js';
import { LanguageLink } from './language-link.js';
import { Lead } from './lead.js';
import { News } from './news.js';
import { NoPicture } from './no-picture.js';
import { Notifications } from './notifications.js';
import { usePieces } from './pieces.js';
import { Prevention } from './prevention.js';
import { regentWords } from './regent-words.js';
import { ShareButton } from './share-button.js';
import { SourcesLine } from './sources-line.js';
import { Units } from './units.js';
import { useBoard } from './use-board.js';
import { useNotes } from './use-notes.js';
import { useQuestions } from './use-questions.js';
import { forgetRegent, lastOpened, useRegent } from './use-regent.js';

/** `/regent`: one page, one reader, one minute. Lives from the last picture while there is no network. */
export default function RegentPage() {
  return (
    <LanguageProvider>
      <RegentBoard />
    </LanguageProvider>
  );
}

function RegentBoard() {
  useLook();
  const { language } = useLanguage();
  const words = regentWords[language];
  const { standing, snapshot, link, now, lastSeen } = useBoard();
  const [opened] = useState(lastOpened);
  const regent = useRegent(snapshot?.channel ?? null, opened);
  const asking = useQuestions(regent?.asker ?? null);
  const notes = useNotes(regent?.asker ?? null);
  useShell(standing !== 'asking');
  useEffect(() => {
    if (standing === 'sign-in') forgetRegent();
  }, [standing]);
  if (!snapshot) return <NoPicture standing={standing} />;
  const { board } = snapshot;
  const simulated = snapshot.nature === 'SIMULASI';
  const feed = realizationFeed(board, now);
  const cut = link === 'stale' || link === 'cold';
  const stale = feed?.state === 'basi';
  const staleSince = stale && feed ? sinceText(feed.acceptedAt, now, language, true) : null;
  return (
    <main className={stale ? 'bupati basi' : 'bupati'} data-link={link}>
      {simulated ? <p className="bupati-simulasi">{words.simulated}</p> : null}
      <header className="bupati-atas">
        <p>{`${weekdayLong(now, language)}, ${dateText(now, language, false)} · ${clockText(now, language)} WIB`}</p>
        <LanguageLink />
      </header>
      {cut && lastSeen !== null ? (
        <p className="bupati-catatan" role="status">
          {`${standing === 'silent' ? words.offline : words.asking} ${sinceText(lastSeen, now, language, true)} WIB.`}
        </p>
      ) : null}
      <Lead board={board} staleSince={staleSince} />
      {/* What comes later stands below: nothing that is read moves. */}
      {regent === undefined ? null : (
        <Below>
          <News regent={regent} asking={asking} opened={opened} rows={board.rows} />
          <Units board={board} regent={regent} stale={stale} isDemo={simulated} asking={asking} notes={notes} />
          <Prevention panel={board.panels.pencegahan ?? null} today={board.asOf} />
          {regent?.asker ? <Notifications /> : null}
          <SourcesLine board={board} now={now} />
          <ShareButton board={board} staleSince={staleSince} simulated={simulated} now={now} />
        </Below>
      )}
    </main>
  );
}

/** What stands below the first screen, one part after the other. */
function Below({ children }: { readonly children: readonly ReactNode[] }) {
  return children.slice(0, usePieces(children.length));
}

/** Keeps the page for a start without a network, once it has shown itself: its files are not to compete with what is awaited. */
function useShell(isShown: boolean): void {
  useEffect(() => {
    if (isShown) keepShell('regent');
  }, [isShown]);
}

/** The page follows the phone's light, and can be put on its first screen. */
function useLook(): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      document.documentElement.dataset.room = dark.matches ? 'dark' : 'light';
    };
    follow();
    dark.addEventListener('change', follow);
    const manifest = document.createElement('link');
    Object.assign(manifest, { rel: 'manifest', href: '/regent.webmanifest' });
    document.head.append(manifest);
    document.title = 'Bupati · Langkat Command Center';
    return () => {
      dark.removeEventListener('change', follow);
      manifest.remove();
    };
  }, []);
}
