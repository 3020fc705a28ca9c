import { proposalsSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api.js';
import { Answered } from '../../parts/states.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { Bridges } from '../thread/bridges.js';

/** What old codes are called from a year on, as the thread uses it, too. */
export function CodeBridges() {
  const say = useSay();
  const { may } = useSession();
  const query = useQuery({
    queryKey: ['thread', 'main', 'proposals'],
    queryFn: ({ signal }) => ask(proposalsSchema, '/api/v1/threads/main/proposals', { signal }),
  });
  const locked = may('thread.decide') ? null : say('Memutuskan perlu hak lain', 'Deciding needs another right');
  return <Answered query={query}>{({ bridges }) => <Bridges channel="main" bridges={bridges} locked={locked} />}</Answered>;
}
