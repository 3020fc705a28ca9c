import type { CaseQueue } from '@lcc/contract';
import { useLocation } from 'wouter';
import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';

/** A line for each rule that holds a storm: whoever may decide does it on the page of the rule. */
export function HeldRules({ held, isDemo }: { readonly held: CaseQueue['held']; readonly isDemo: boolean }) {
  const say = useSay();
  const { may } = useSession();
  const [, go] = useLocation();
  return held.map(({ rule, title, count }) => (
    <Notice
      key={rule}
      shape="waspada"
      action={
        may('thresholds.read') ? (
          <Button onPress={() => go(`/ambang/${rule}${isDemo ? '?data=demo' : ''}`)}>{say('Buka aturan', 'Open the rule')}</Button>
        ) : undefined
      }
    >
      {say(
        `Aturan ${rule} menahan ${count}: ${title.id}. Terlalu banyak sekaligus; perlu keputusan orang.`,
        `Rule ${rule} holds ${count}: ${title.en}. Too many at once; somebody has to decide.`,
      )}
    </Notice>
  ));
}
