const PATH = '/api/v1/me/push';
const TIMEOUT_MS = 8_000;
/** The service worker comes after the page has shown itself; on a plain http address never. */
const READY_MS = 15_000;

/** Whether this browser is told: `absent` = it cannot be, `denied` = its owner said no. */
export type PushState = 'absent' | 'denied' | 'off' | 'on';

/** How it stands, without asking anybody anything. */
export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'absent';
  const late = new Promise<null>((done) => setTimeout(done, READY_MS, null));
  const registration = await Promise.race([navigator.serviceWorker.ready, late]);
  if (!registration) return 'absent';
  if (Notification.permission === 'denied') return 'denied';
  return (await registration.pushManager.getSubscription()) ? 'on' : 'off';
}

/** Asks for permission, which needs a tap, and subscribes. Rejects when the browser or the server does not take it. */
export async function turnOn(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState();
  const { pushManager } = await navigator.serviceWorker.ready;
  const { publicKey } = (await (await ask('GET')).json()) as { publicKey: string };
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  await ask('PUT', { endpoint, keys }).catch(async (error: unknown) => {
    await subscription.unsubscribe();
    throw error;
  });
  return 'on';
}

/** Rejects when the server could not be told: then nothing has changed. */
export async function turnOff(): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return 'off';
  await ask('DELETE', { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  return 'off';
}

async function ask(method: 'GET' | 'PUT' | 'DELETE', body?: object): Promise<Response> {
  const answer = await fetch(PATH, {
    method,
    headers: { 'X-LCC-Page': 'regent', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}
