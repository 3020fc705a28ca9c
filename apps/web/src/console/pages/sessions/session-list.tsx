import { type SessionInfo, sessionRowSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, act as send } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Instant } from '../../parts/instant.js';
import { Answered } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { type Text, useSay } from '../../preferences.js';
import { browserName } from './browser-name.js';

const schema = z.strictObject({ sessions: z.array(sessionRowSchema) });

/** Where an account is signed in now, and the way to end it: all at once, and one by one where `single` is set. */
export function SessionList({ path, single = false }: { readonly path: string; readonly single?: boolean }) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['sessions', path], queryFn: ({ signal }) => ask(schema, path, { signal }) });
  const end = (address: string) =>
    run(async () => {
      await send(address, { method: 'DELETE' });
      await client.invalidateQueries({ queryKey: ['sessions', path] });
    });
  return (
    <Answered query={query}>
      {({ sessions }) => {
        const others = sessions.filter((session) => !session.current);
        if (sessions.length === 0) return <p className="second">{say('Tidak sedang masuk di mana pun.', 'Not signed in anywhere.')}</p>;
        return (
          <>
            <ul className="sessions">
              {sessions.map((session) => (
                <SessionItem
                  key={session.id}
                  session={session}
                  onEnd={single && !session.current ? () => end(`${path}/${session.id}`) : undefined}
                />
              ))}
            </ul>
            {failure}
            {others.length > 0 ? (
              <Button busy={busy} onPress={() => void end(path)}>
                {single ? say('Akhiri semua sesi lain', 'End all other sessions') : say('Akhiri semua sesi', 'End all sessions')}
              </Button>
            ) : null}
          </>
        );
      }}
    </Answered>
  );
}

const WAYS: Readonly<Record<SessionInfo['way'], Text>> = {
  password: { id: 'sandi', en: 'password' },
  sso: { id: 'masuk tunggal', en: 'single sign-on' },
  link: { id: 'tautan', en: 'link' },
};

function SessionItem({ session, onEnd }: { readonly session: SessionInfo; readonly onEnd?: (() => Promise<unknown>) | undefined }) {
  const say = useSay();
  return (
    <li>
      <div className="session-text">
        <b>{browserName(session.device) ?? say('Peramban tidak dikenal', 'Unknown browser')}</b>
        <small>
          {session.ip ?? ''} · {say(WAYS[session.way])} · {say('masuk', 'since')} <Instant at={session.created} /> ·{' '}
          {say('terakhir', 'last')} <Instant at={session.seen} />
        </small>
      </div>
      {session.current ? <span className="tag">{say('yang ini', 'this one')}</span> : null}
      {onEnd ? <Button onPress={() => void onEnd()}>{say('Akhiri', 'End')}</Button> : null}
    </li>
  );
}
