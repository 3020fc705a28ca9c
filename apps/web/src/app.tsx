import { lazy, Suspense } from 'react';
import { pageOf } from './paths.js';

// One download per audience: a phone must not fetch the wall's charts.
const WallPage = lazy(() => import('./wall/wall-page.js'));
const PairingPage = lazy(() => import('./wall/pairing-page.js'));
const ConsolePage = lazy(() => import('./console/console-page.js'));
const RegentPage = lazy(() => import('./regent/regent-page.js'));
const HomePage = lazy(() => import('./home/home-page.js'));
const GuestPage = lazy(() => import('./guest/guest-page.js'));
const UnknownPage = lazy(() => import('./home/unknown-page.js'));

export function App({ path }: { readonly path: string }) {
  const page = pageOf(path);
  return (
    <Suspense fallback={null}>
      {page.kind === 'home' ? (
        <HomePage />
      ) : page.kind === 'wall' ? (
        <WallPage scene={page.scene} />
      ) : page.kind === 'pairing' ? (
        <PairingPage />
      ) : page.kind === 'regent' ? (
        <RegentPage />
      ) : page.kind === 'console' ? (
        <ConsolePage />
      ) : page.kind === 'guest' ? (
        <GuestPage code={page.code} />
      ) : (
        <UnknownPage />
      )}
    </Suspense>
  );
}
