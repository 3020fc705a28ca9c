import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { watchActs } from '../api.js';
import { type ConsolePage, hrefOf, PagesContext } from '../page.js';
import { pages } from '../pages/index.js';
import { Page } from '../parts/page.js';
import { Failed, Loading, NoRight, NotFound } from '../parts/states.js';
import { type Text, usePreferences, useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { ActionsProvider, useAction } from './actions.js';
import { KeyMap } from './key-map.js';
import { Landing } from './landing.js';
import { Palette } from './palette.js';
import { Side } from './side.js';
import { StepUpProvider } from './step-up.js';

const loaded = new Map(pages.map((page) => [page, lazy(page.load)]));

/** The signed-in console: side, head, page. Every page stands in it. */
export function Frame() {
  return (
    <PagesContext value={pages}>
      <ActionsProvider>
        <StepUpProvider>
          <Desk />
        </StepUpProvider>
      </ActionsProvider>
    </PagesContext>
  );
}

function Desk() {
  const say = useSay();
  const [overlay, setOverlay] = useState<'palette' | 'keys' | null>(null);
  const close = () => setOverlay(null);
  useEffect(watchActs, []);
  return (
    <div className="app">
      <a className="skip" href="#isi">
        {say('Langsung ke isi', 'Skip to content')}
      </a>
      <Side onFind={() => setOverlay('palette')} />
      <main id="isi" className="main" tabIndex={-1}>
        <Places />
      </main>
      <MeetingSet format="pdf" title={{ id: 'Cetak berkas rapat (PDF)', en: 'Print the meeting set (PDF)' }} />
      <MeetingSet format="xlsx" title={{ id: 'Unduh berkas rapat (buku kerja)', en: 'Download the meeting set (workbook)' }} />
      <CommonActions onPalette={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
      {pages.map((page) => (
        <Going key={page.path} page={page} />
      ))}
      {overlay === 'palette' ? <Palette onClose={close} /> : null}
      {overlay === 'keys' ? <KeyMap onClose={close} /> : null}
    </div>
  );
}

function Places() {
  const { me, may } = useSession();
  const say = useSay();
  // Pages are small: fetched ahead, they open at once, also while the server is away.
  useEffect(() => {
    for (const page of pages) if (me.rights.includes(page.right)) page.load().catch(() => undefined);
  }, [me.rights]);
  return (
    <Switch>
      {pages.map((page) => {
        const Content = loaded.get(page);
        return (
          <Route key={page.path} path={page.path}>
            {may(page.right) && Content ? (
              <PageBoundary key={page.path}>
                <Suspense fallback={<Loading />}>
                  <Content />
                </Suspense>
              </PageBoundary>
            ) : (
              <Page title={say(page.title)}>
                <NoRight what={say(page.title)} />
              </Page>
            )}
          </Route>
        );
      })}
      <Route path="/">
        <Landing />
      </Route>
      <Route>
        <Page title={say('Tidak ditemukan', 'Not found')}>
          <NotFound />
        </Page>
      </Route>
    </Switch>
  );
}

/** A page that fails takes no other down with it. */
class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Failed error={this.state.error} onRetry={() => location.reload()} />;
  }
}

/** G and a letter goes to a page; the palette names it. */
function Going({ page }: { readonly page: ConsolePage }) {
  const [, go] = useLocation();
  const { may } = useSession();
  const locked = may(page.right) ? null : { id: 'perlu hak lain', en: 'needs another right' };
  useAction({
    id: `go${hrefOf(page)}`,
    title: page.title,
    icon: page.icon,
    group: 'open',
    keys: `G ${page.key}`,
    locked,
    run: () => go(hrefOf(page)),
  });
  return null;
}

/** The set for the weekly meeting, of what the screens show now. */
function MeetingSet({ format, title }: { readonly format: 'pdf' | 'xlsx'; readonly title: Text }) {
  const { may } = useSession();
  useAction({
    id: `meeting-${format}`,
    title,
    icon: 'journal',
    group: 'do',
    locked: may('board.read') ? null : { id: 'perlu hak lain', en: 'needs another right' },
    run: () => void window.open(`/api/v1/reports/main/rapat.${format}`, '_blank', 'noopener'),
  });
  return null;
}

function CommonActions({ onPalette, onKeys }: { readonly onPalette: () => void; readonly onKeys: () => void }) {
  const { dark, language, prefer } = usePreferences();
  const { signOut } = useSession();
  const [, go] = useLocation();
  useAction({
    id: 'palette',
    title: { id: 'Cari dan perintah', en: 'Search and commands' },
    icon: 'search',
    group: 'view',
    keys: 'Ctrl K',
    run: onPalette,
  });
  useAction({ id: 'keys', title: { id: 'Semua tombol', en: 'All keys' }, icon: 'keyboard', group: 'view', keys: '?', run: onKeys });
  useAction({
    id: 'theme',
    title: { id: 'Terang atau gelap', en: 'Light or dark' },
    icon: 'sun',
    group: 'view',
    keys: 'D',
    run: () => prefer({ theme: dark ? 'light' : 'dark' }),
  });
  useAction({
    id: 'language',
    title: { id: 'English', en: 'Bahasa Indonesia' },
    icon: 'language',
    group: 'view',
    run: () => prefer({ language: language === 'id' ? 'en' : 'id' }),
  });
  useAction({
    id: 'wall',
    title: { id: 'Buka dinding', en: 'Open the wall' },
    icon: 'wall',
    group: 'open',
    run: () => location.assign('/wall'),
  });
  useAction({
    id: 'leave',
    title: { id: 'Keluar', en: 'Sign out' },
    icon: 'leave',
    group: 'do',
    run: () => void signOut().catch(() => go('/akun')),
  });
  return null;
}
