/**
 * Starts the wall, and the regent's page, without a server. The bundler puts in the id of the build and the files that page needs.
 * The document comes from the server whenever it answers in time; so a shell is never older than what the server last gave.
 */
const NAME = 'lcc-shell-__BUILD__';
const FACE = new URL(self.location.href).searchParams.get('face') ?? 'wall';
const DOCUMENT = FACE === 'regent' ? '/regent.html' : '/index.html';
/** By the page that keeps them: a phone must not fetch the wall's charts. */
const FILES = __FILES__[FACE];
const ANSWER_MS = 2_000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(NAME).then((cache) => cache.addAll([DOCUMENT, ...FILES].map((file) => new Request(file, { cache: 'no-cache' })))),
  );
});

// A page asks for it once everything is here; until then the old build stays whole.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (/^\/(wall|regent)(\/|$)/.test(url.pathname)) event.respondWith(shellDocument(request));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(kept(url.pathname).then((file) => file ?? fetch(request)));
  }
});

// An id and neutral words: what they are about stands behind the sign-in.
self.addEventListener('push', (event) => {
  const { id, text } = event.data.json();
  event.waitUntil(self.registration.showNotification('Langkat Command Center', { body: text, tag: id, icon: '/mark.svg', lang: 'id' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showRegent());
});

/** The page that is open already, else a new one. */
async function showRegent() {
  const pages = await self.clients.matchAll({ type: 'window' });
  const open = pages.find(({ url }) => new URL(url).pathname === '/regent');
  return open ? open.focus() : self.clients.openWindow('/regent');
}

const kept = (path) => caches.open(NAME).then((cache) => cache.match(path));

/** The server's document if it is ours and comes in time, else the kept one. A portal or proxy in between does not count as an answer. */
async function shellDocument(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    if (answer.ok && answer.headers.has('X-LCC-Document')) return answer;
  } catch {
    // No server.
  } finally {
    clearTimeout(timer);
  }
  return (await kept(DOCUMENT)) ?? Response.error();
}
