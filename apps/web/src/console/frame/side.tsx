import { Link, useRoute } from 'wouter';
import { type ConsolePage, hrefOf } from '../page.js';
import { pages } from '../pages/index.js';
import { Brand } from '../parts/brand.js';
import { Icon } from '../parts/icon.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { ROLE_WORDS } from '../words/roles.js';
import { Lamps } from './lamps.js';

/** The side: where one can go, the lamps, and who I am in which role. */
export function Side({ onFind }: { readonly onFind: () => void }) {
  const say = useSay();
  const { me, may } = useSession();
  const open = pages.filter((page) => may(page.right));
  const groups = [...new Set(open.map((page) => page.group))].sort();
  return (
    <div className="side">
      <Brand />
      <button type="button" className="find" onClick={onFind}>
        <Icon name="search" />
        {say('Cari, perintah', 'Search, act')}
        <kbd>Ctrl K</kbd>
      </button>
      <nav aria-label={say('Halaman', 'Pages')}>
        {groups.map((group) => (
          <ul key={group}>
            {open
              .filter((page) => page.group === group && !page.isAtFoot)
              .map((page) => (
                <Place key={page.path} page={page} />
              ))}
          </ul>
        ))}
      </nav>
      <Lamps />
      <Link href="/akun" className="me">
        <span className="initials" aria-hidden="true">
          {initialsOf(me.account.name)}
        </span>
        <span>
          {me.account.name}
          <small>{say(ROLE_WORDS[me.account.role].title)}</small>
        </span>
      </Link>
    </div>
  );
}

function Place({ page }: { readonly page: ConsolePage }) {
  const say = useSay();
  const [here] = useRoute(page.path);
  return (
    <li>
      <Link href={hrefOf(page)} aria-current={here ? 'page' : undefined}>
        <Icon name={page.icon} />
        {say(page.title)}
        {page.Count ? <page.Count /> : null}
      </Link>
    </li>
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
