import { Redirect } from 'wouter';
import { hrefOf } from '../page.js';
import { pages } from '../pages/index.js';
import { useFiles } from '../pages/start/standings.js';
import { Loading } from '../parts/states.js';
import { useSession } from '../session.js';

const START = '/mulai';

/** Where one stands after signing in: at the first page of one's work, or at the first steps while the administrator's boards are still empty. */
export function Landing() {
  const { may } = useSession();
  const work = pages.find((page) => may(page.right) && page.right !== 'self');
  const href = work ? hrefOf(work) : START;
  return may('users.manage') ? <ByWhatHasCome otherwise={href} /> : <Redirect to={href} replace />;
}

function ByWhatHasCome({ otherwise }: { readonly otherwise: string }) {
  const { standing, failed } = useFiles();
  if (!standing && !failed) return <Loading />;
  return <Redirect to={standing?.isDone === false ? START : otherwise} replace />;
}
