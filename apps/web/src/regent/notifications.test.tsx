import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../shared/language.js';
import { Notifications } from './notifications.js';

const told = { endpoint: 'https://fcm.googleapis.com/a', keys: { p256dh: 'B', auth: 'a' } };
const asked: string[] = [];
let subscription: { endpoint: string; toJSON: () => object; unsubscribe: () => Promise<boolean> } | null = null;
let permission: NotificationPermission = 'default';
let answers = true;
let undo = (): void => undefined;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
beforeEach(() => {
  asked.length = 0;
  subscription = null;
  permission = 'default';
  answers = true;
  const unsubscribe = async () => {
    subscription = null;
    return true;
  };
  const made = { ...told, toJSON: () => told, unsubscribe };
  const pushManager = {
    getSubscription: async () => subscription,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
      asked.push(`subscribe ${applicationServerKey}`);
      subscription = made;
      return made;
    },
  };
  const registration = { pushManager };
  vi.stubGlobal('PushManager', class {});
  const requestPermission = async () => {
    asked.push('permission');
    return permission;
  };
  vi.stubGlobal('Notification', Object.defineProperty({ requestPermission }, 'permission', { get: () => permission }));
  const serviceWorker = { getRegistration: async () => registration, ready: Promise.resolve(registration) };
  Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker, configurable: true });
  vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${String(body ?? '')}`.trim());
    if (!answers && method !== 'GET') return new Response(null, { status: 503 });
    return method === 'GET' ? Response.json({ publicKey: 'kunci' }) : new Response(null, { status: 204 });
  });
});
afterEach(() => {
  undo();
  vi.unstubAllGlobals();
});

async function show(): Promise<HTMLElement> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  undo = () => {
    act(() => root.unmount());
    host.remove();
  };
  await act(async () =>
    root.render(
      <LanguageProvider>
        <Notifications />
      </LanguageProvider>,
    ),
  );
  return host;
}
const tap = (host: HTMLElement) => act(async () => host.querySelector('button')?.click());

it('asks nobody anything before a tap, subscribes after it, and ends it by another', async () => {
  const host = await show();
  expect(host.textContent).toContain('tiga hal');
  expect(asked).toEqual([]);
  permission = 'granted';
  await tap(host);
  expect(asked).toEqual(['permission', 'GET', 'subscribe kunci', `PUT ${JSON.stringify(told)}`]);
  expect(host.textContent).toContain('Menyala');
  await tap(host);
  expect(asked.at(-1)).toBe(`DELETE ${JSON.stringify({ endpoint: told.endpoint })}`);
  expect([subscription, host.querySelector('button')?.textContent]).toEqual([null, 'Nyalakan pemberitahuan']);
});

it('subscribes nothing without permission, and leaves nothing behind that the server did not take', async () => {
  const host = await show();
  permission = 'denied';
  await tap(host);
  expect(asked).toEqual(['permission']);
  expect(host.textContent).toContain('menolak pemberitahuan');
  undo();
  permission = 'granted';
  answers = false;
  const again = await show();
  await tap(again);
  expect([subscription, again.textContent]).toEqual([null, expect.stringContaining('Belum berhasil')]);
});

it('is not offered where a browser has none', async () => {
  Reflect.deleteProperty(navigator, 'serviceWorker');
  expect((await show()).textContent).toBe('');
});
