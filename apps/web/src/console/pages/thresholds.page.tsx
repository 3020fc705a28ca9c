import './thresholds/thresholds.css';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { RuleEditor } from './thresholds/rule-editor.js';
import { RuleList } from './thresholds/rule-list.js';

/** Limits of rules: seen by those who answer for them, changed by one, agreed by another. */
export default function ThresholdsPage() {
  const { rule } = useParams<{ rule?: string }>();
  const [, go] = useLocation();
  const [search, setSearch] = useSearchParams();
  const isDemo = search.get('data') === 'demo';
  const channel = isDemo ? `demo-${new Date().getFullYear()}` : 'main';
  const tail = search.size > 0 ? `?${search}` : '';
  if (rule) return <RuleEditor channel={channel} rule={rule} onBack={() => go(`/ambang${tail}`)} />;
  return (
    <RuleList
      channel={channel}
      isDemo={isDemo}
      onDemo={(demo) => setSearch(demo ? { data: 'demo' } : {}, { replace: true })}
      onOpen={(each) => go(`/ambang/${each}${tail}`)}
    />
  );
}
