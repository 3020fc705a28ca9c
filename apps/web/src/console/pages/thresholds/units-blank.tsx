import type { RuleDetail } from '@lcc/contract';
import { useState } from 'react';
import { fitUnitName } from '../../../shared/unit-name.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { useSay } from '../../preferences.js';

/** The units a rule holds for: all, but those that are chosen. */
export function UnitsBlank({
  detail: { units, inForce },
  chosen,
  isLocked,
  onChange,
}: {
  readonly detail: RuleDetail;
  readonly chosen: readonly string[];
  readonly isLocked: boolean;
  readonly onChange: (except: string[]) => void;
}) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const textOf = (except: readonly string[]): string => {
    if (except.length === 0) return say('semua OPD', 'all units');
    const names = except.map((code) => fitUnitName(units.find((unit) => unit.code === code)?.name ?? code, 160, 16));
    return names.length > 2
      ? say(`semua OPD kecuali ${names.length}`, `all units but ${names.length}`)
      : say(`semua OPD kecuali ${names.join(' dan ')}`, `all units but ${names.join(' and ')}`);
  };
  const before = inForce.terms.except;
  const isChanged = [...before].sort().join() !== [...chosen].sort().join();
  const toggle = (code: string): void =>
    onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code].sort());
  return (
    <span className={`blank${isChanged ? ' changed' : ''}${isLocked ? ' locked' : ''}`}>
      {isLocked ? (
        <b>{textOf(chosen)}</b>
      ) : (
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {textOf(chosen)}
        </button>
      )}
      {isChanged ? <s>{textOf(before)}</s> : null}
      {isOpen ? (
        <Dialog title={say('OPD yang dikecualikan', 'Excepted units')} onClose={() => setOpen(false)}>
          <div className="pad">
            <input
              type="search"
              aria-label={say('Saring OPD', 'Filter units')}
              placeholder={say('Saring OPD', 'Filter units')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <ul className="unit-checks">
              {units
                .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
                .map(({ code, name }) => (
                  <li key={code}>
                    <label>
                      <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {name}
                    </label>
                  </li>
                ))}
            </ul>
            <div className="form-acts">
              <Button look="primary" onPress={() => setOpen(false)}>
                {say('Selesai', 'Done')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </span>
  );
}
