import type { ReactNode } from 'react';
import { pageOf } from './paths.js';

/** The page of an address, once it is here. One download per audience: a phone must not fetch the wall's charts. */
export async function pageAt(path: string): Promise<ReactNode> {
  const page = pageOf(path);
  switch (page.kind) {
    case 'home': {
      const { default: HomePage } = await import('./home/home-page.js');
      return <HomePage />;
    }
    case 'wall': {
      const { default: WallPage } = await import('./wall/wall-page.js');
      return <WallPage scene={page.scene} />;
    }
    case 'pairing': {
      const { default: PairingPage } = await import('./wall/pairing-page.js');
      return <PairingPage />;
    }
    case 'regent': {
      const { default: RegentPage } = await import('./regent/regent-page.js');
      return <RegentPage />;
    }
    case 'console': {
      const { default: ConsolePage } = await import('./console/console-page.js');
      return <ConsolePage />;
    }
    case 'guest': {
      const { default: GuestPage } = await import('./guest/guest-page.js');
      return <GuestPage code={page.code} />;
    }
    case 'unknown': {
      const { default: UnknownPage } = await import('./home/unknown-page.js');
      return <UnknownPage />;
    }
  }
}
