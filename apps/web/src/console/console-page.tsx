import '../live/no-eval.js';
import './console.css';
import './parts/button.css';
import './parts/form.css';
import './parts/table.css';
import './parts/states.css';
import './parts/tabs.css';
import './parts/dialog.css';
import './frame/frame.css';
import './door/door.css';
import './frame/narrow.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import { Refusal, Unreachable } from './api.js';
import { ByLink, takeLinkSecret } from './door/by-link.js';
import { Door } from './door/door.js';
import { SetUp } from './door/set-up.js';
import { ShowCode, SignIn } from './door/sign-in.js';
import { Frame } from './frame/frame.js';
import { StepUpProvider } from './frame/step-up.js';
import { Failed, Loading } from './parts/states.js';
import { PreferencesProvider, useSay } from './preferences.js';
import { ME, SessionProvider, useSessionState } from './session.js';

const AGAIN_MS = 5_000;

/** A server that is away is asked again by itself; a refusal is an answer. */
function queryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    // Any question may be the one that finds the session ended.
    queryCache: new QueryCache({ onError: (error) => (isSignedOut(error) ? client.setQueryData(ME, null) : undefined) }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (count, error) => error instanceof Unreachable && count < 1,
        retryDelay: 500,
        refetchInterval: (query) => (query.state.error instanceof Unreachable ? AGAIN_MS : false),
        staleTime: 5_000,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

const isSignedOut = (error: unknown): boolean => error instanceof Refusal && error.status === 401 && error.code === 'sign-in';

/** The console: the desk of the IT office, the inspectorate and the units. It always asks who comes in. */
export default function ConsolePage() {
  const [client] = useState(queryClient);
  return (
    <PreferencesProvider>
      <QueryClientProvider client={client}>
        <Router base="/console">
          <div className="console">
            <Entrance />
          </div>
        </Router>
      </QueryClientProvider>
    </PreferencesProvider>
  );
}

function Entrance() {
  const say = useSay();
  const state = useSessionState();
  const [secret, setSecret] = useState(takeLinkSecret);
  // What is shown once stays until its reader says so, also when the account is in order meanwhile.
  const [settingUp, setSettingUp] = useState(false);
  useEffect(() => (state.kind === 'out' ? setSettingUp(false) : undefined), [state.kind]);
  if (state.kind === 'asking') return <Loading />;
  if (state.kind === 'unreachable')
    return (
      <Door title={say('Server tidak menjawab', 'The server does not answer')}>
        <Failed error={null} onRetry={state.retry} />
      </Door>
    );
  if (state.kind === 'out' && secret !== null) return <ByLink secret={secret} onEnter={state.enter} onOther={() => setSecret(null)} />;
  if (state.kind === 'out') return <SignIn onEnter={state.enter} />;
  const { me, renew } = state.access;
  if (me.stage === 'setup' && !settingUp) setSettingUp(true);
  if (me.stage === 'code') return <ShowCode onEnter={() => void renew()} onLeave={() => void renew()} />;
  return (
    <SessionProvider access={state.access}>
      {settingUp ? (
        <StepUpProvider>
          <SetUp onDone={() => setSettingUp(false)} />
        </StepUpProvider>
      ) : (
        <Frame />
      )}
    </SessionProvider>
  );
}
