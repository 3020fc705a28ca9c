const ACTIVATE_MS = 20_000;

/** Pages that start without a server. */
type Face = 'wall' | 'regent';

/** Keeps this build of the page in the browser, so that the screen starts without a server. Needs a secure origin; else nothing happens. */
export function keepShell(face: Face): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(`/sw.js?face=${face}`).catch(() => undefined); // tried again at the next start
}

/** Fetches the server's build whole and puts it in the place of this one; without a service worker, or too slow, nothing happens. */
export async function activateShell(): Promise<void> {
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (!registration) return;
  const late = new Promise<void>((done) => setTimeout(done, ACTIVATE_MS));
  await Promise.race([late, activate(registration).catch(() => undefined)]);
}

async function activate(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update();
  const worker = registration.installing ?? registration.waiting;
  if (!worker) return;
  await new Promise<void>((done) => {
    const look = () => {
      if (worker.state === 'installed') worker.postMessage('activate');
      if (worker.state === 'activated' || worker.state === 'redundant') done();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
