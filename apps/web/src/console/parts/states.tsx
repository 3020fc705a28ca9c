import { type ReactNode, useEffect, useState } from 'react';
import { Refusal, Unreachable } from '../api.js';
import { useSay } from '../preferences.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

const PATIENCE_MS = 400;
const WIDTHS = ['72%', '54%', '80%', '62%', '70%', '48%'];

/** Nothing here, and why; never only "no data". */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="state">
      <h3>{title}</h3>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}

/** Nothing for a moment, then bars in the shape of rows. */
export function Loading() {
  const say = useSay();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-label={say('Memuat', 'Loading')}>
      {late ? WIDTHS.map((width) => <i key={width} style={{ width }} />) : null}
    </div>
  );
}

/** What went wrong, in plain words, with a trace number and one act. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const say = useSay();
  const away = error instanceof Unreachable;
  const words = away
    ? say('Server tidak menjawab. Mencoba lagi sendiri.', 'The server does not answer. Trying again by itself.')
    : error instanceof Refusal
      ? error.detail
      : say('Halaman ini gagal menampilkan jawabannya.', 'This page could not show the answer.');
  return (
    <Notice shape="putus" action={onRetry ? <Button onPress={onRetry}>{say('Coba lagi', 'Try again')}</Button> : undefined}>
      {words}
      {error instanceof Refusal && error.status >= 500 && error.trace ? ` ${say('Nomor lacak', 'Trace')} ${error.trace}.` : null}
    </Notice>
  );
}

/** What one may not do here, and who could change that. An object of another unit is simply not there. */
export function NoRight({ what }: { readonly what: string }) {
  const say = useSay();
  return (
    <Empty title={say('Tidak ada hak untuk halaman ini', 'No right to this page')}>
      {say(`${what} perlu hak lain. Pemberinya: administrator Kominfo.`, `${what} needs another right. It is given by the administrator.`)}
    </Empty>
  );
}

export function NotFound() {
  const say = useSay();
  return (
    <Empty title={say('Tidak ditemukan', 'Not found')}>
      {say(
        'Alamat ini tidak ada, atau bukan untuk akun Anda. Ctrl K mencari halaman lain.',
        'There is no such page for your account. Ctrl K finds others.',
      )}
    </Empty>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** The answer of a query once there is one; an error stands above the last picture, which stays. */
export function Answered<T>({ query, children }: { readonly query: Asked<T>; readonly children: (data: T) => ReactNode }) {
  const retry = () => void query.refetch();
  return (
    <>
      {query.error ? <Failed error={query.error} onRetry={retry} /> : null}
      {query.data === undefined ? query.isPending ? <Loading /> : null : children(query.data)}
    </>
  );
}
