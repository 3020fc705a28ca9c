import './regent.css';
import { useEffect, useState } from 'react';
import { LiveProvider, useBoard, useClock } from '../live/live-context.js';
import { LanguageProvider, useLanguage } from '../shared/language.js';
import { realizationFeed } from '../shared/source-age.js';
import { clockText, dateText, sinceText, weekdayLong } from '../shared/time-format.js';
import { Lead } from './lead.js';
import { News } from './news.js';
import { Prevention } from './prevention.js';
import { regentWords } from './regent-words.js';
import { ShareButton } from './share-button.js';
import { SourcesLine } from './sources-line.js';
import { Units } from './units.js';
import { forgetRegent, lastOpened, useRegent } from './use-regent.js';

/** `/regent`: one page, one reader, one minute. Lives from the last picture while there is no network. */
export default function RegentPage() {
  return (
    <LanguageProvider>
      <LiveProvider face="regent">
        <Regent />
      </LiveProvider>
    </LanguageProvider>
  );
}

function Regent() {
  useLook();
  const { language } = useLanguage();
  const words = regentWords[language];
  const board = useBoard((s) => s.board);
  const simulated = useBoard((s) => s.nature === 'SIMULASI');
  const channel = useBoard((s) => s.reader.have?.channel ?? null);
  const link = useClock((r) => r.link);
  const now = useClock(
    (r) => r.now,
    (a, b) => Math.floor(a / 60_000) === Math.floor(b / 60_000),
  );
  const last = useClock((r) => r.lastFrameAt);
  const [opened] = useState(lastOpened);
  const regent = useRegent(channel, opened);
  if (!board) return <Nothing />;
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
      {cut && last !== null ? (
        <p className="bupati-catatan" role="status">
          {`${words.offline} ${sinceText(last, now, language, true)} WIB.`}
        </p>
      ) : null}
      <Lead board={board} staleSince={staleSince} />
      <News regent={regent} opened={opened} rows={board.rows} />
      <Units board={board} regent={regent} stale={stale} isDemo={simulated} />
      <Prevention panel={board.panels.pencegahan ?? null} today={board.asOf} />
      <SourcesLine board={board} now={now} />
      <ShareButton board={board} staleSince={staleSince} simulated={simulated} now={now} />
    </main>
  );
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

function LanguageLink() {
  const { language } = useLanguage();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <a className="bupati-bahasa" href={other === 'en' ? '?lang=en' : location.pathname} lang={other}>
      {regentWords[language].language}
    </a>
  );
}

/** No picture: what is missing, and the remedy. */
function Nothing() {
  const { language } = useLanguage();
  const words = regentWords[language];
  const standing = useBoard((s) => s.standing);
  const silent = useClock((r) => r.link === 'cold' && r.tickedMs > 12_000);
  const isOut = standing === 'belum-dipasangkan' || standing === 'tidak-berizin';
  useEffect(() => {
    if (isOut) forgetRegent();
  }, [isOut]);
  const text = isOut
    ? words.signIn
    : standing === 'kosong'
      ? words.empty
      : standing === 'kanal-ditolak'
        ? words.refused
        : silent
          ? words.unreachable
          : words.connecting;
  return (
    <main className="bupati">
      <header className="bupati-atas">
        <p>Langkat Command Center</p>
        <LanguageLink />
      </header>
      <h1 className="bupati-kalimat">{words.noPicture}</h1>
      <p className="bupati-uang" role="status">
        {text}
      </p>
      {isOut ? (
        <a className="bupati-tombol" href="/console">
          {words.signInLink}
        </a>
      ) : null}
    </main>
  );
}
