import { useSay } from '../preferences.js';
import { useSite } from './brand.js';

/** Real data or the demo, where there is one. */
export function DataChoice({ isDemo, onChoose }: { readonly isDemo: boolean; readonly onChoose: (isDemo: boolean) => void }) {
  const say = useSay();
  if (useSite()?.hasDemo === false) return null;
  return (
    <label>
      {say('Data', 'Data')}
      <select value={isDemo ? 'demo' : 'nyata'} onChange={(event) => onChoose(event.target.value === 'demo')}>
        <option value="nyata">{say('Data nyata', 'Real data')}</option>
        <option value="demo">{say('Simulasi', 'Demo')}</option>
      </select>
    </label>
  );
}
