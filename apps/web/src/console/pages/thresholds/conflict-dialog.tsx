import type { RuleDetail, RuleTermsWire } from '@lcc/contract';
import { useState } from 'react';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { usePreferences, useSay } from '../../preferences.js';
import { partsOf } from './rule-parts.js';

interface Props {
  readonly detail: RuleDetail;
  readonly mine: RuleTermsWire;
  readonly onMerge: (terms: RuleTermsWire) => void;
  readonly onClose: () => void;
}

/** Two people wrote the same draft: part by part both beside what is in force, and nothing lost. */
export function ConflictDialog({ detail, mine, onMerge, onClose }: Props) {
  const say = useSay();
  const { language } = usePreferences();
  const { open, inForce } = detail;
  const theirs = open?.terms ?? inForce.terms;
  const parts = partsOf(detail.rule, say, language).filter((part) => part.textOf(mine) !== part.textOf(theirs));
  const [choice, setChoice] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const merged = parts.reduce((terms, part) => (choice[part.id] === 'theirs' ? terms : part.take(terms, mine)), theirs);
  return (
    <Dialog
      wide
      title={say(`Usulan ini juga diubah ${open?.writtenBy ?? ''}`, `${open?.writtenBy ?? ''} changed this draft, too`)}
      onClose={onClose}
    >
      <div className="pad">
        <p>{say('Tidak ada yang hilang. Pilih per bagian, lalu uji ulang.', 'Nothing is lost. Choose part by part, then try again.')}</p>
        <table className="conflict">
          <thead>
            <tr>
              <th scope="col">{say('Bagian', 'Part')}</th>
              <th scope="col">{say('Berlaku', 'In force')}</th>
              <th scope="col">{say('Anda', 'You')}</th>
              <th scope="col">{open?.writtenBy}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id}>
                <th scope="row">{part.title}</th>
                <td>{part.textOf(inForce.terms)}</td>
                {(['mine', 'theirs'] as const).map((whose) => (
                  <td key={whose}>
                    <label>
                      <input
                        type="radio"
                        name={part.id}
                        checked={(choice[part.id] ?? 'mine') === whose}
                        onChange={() => setChoice({ ...choice, [part.id]: whose })}
                      />{' '}
                      {part.textOf(whose === 'mine' ? mine : theirs)}
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div className="form-acts">
          <Button onPress={onClose}>{say('Kembali', 'Back')}</Button>
          <Button look="primary" onPress={() => onMerge(merged)}>
            {say('Gabungkan pilihan', 'Merge the choices')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
