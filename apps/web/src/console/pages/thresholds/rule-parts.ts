import type { RuleDetail, RuleTermsWire } from '@lcc/contract';
import type { Language } from '../../../shared/number-format.js';
import type { useSay } from '../../preferences.js';
import { UNIT_WORDS, valueText } from './rule-number.js';

/** One blank of a rule, for putting two texts together. */
interface RulePart {
  readonly id: string;
  readonly title: string;
  readonly textOf: (terms: RuleTermsWire) => string;
  /** `terms` with this part as it stands in `from`. */
  readonly take: (terms: RuleTermsWire, from: RuleTermsWire) => RuleTermsWire;
}

const excepted = (say: ReturnType<typeof useSay>): RulePart => ({
  id: 'except',
  title: say('Dikecualikan', 'Excepted'),
  textOf: ({ except }) => (except.length === 0 ? say('tidak ada', 'none') : [...except].sort().join(', ')),
  take: (terms, from) => ({ ...terms, except: from.except }),
});

/** The blanks of a rule in the order of its sentence. */
export function partsOf(rule: RuleDetail['rule'], say: ReturnType<typeof useSay>, language: Language): RulePart[] {
  const days = (id: 'holdDays' | 'clearDays' | 'actDays', title: string): RulePart => ({
    id,
    title,
    textOf: (terms) => `${terms[id]} ${say('hari kerja', 'working days')}`,
    take: (terms, from) => ({ ...terms, [id]: from[id] }),
  });
  return [
    ...rule.parameters.map((parameter): RulePart => {
      const { name } = parameter;
      const unit = UNIT_WORDS[parameter.unit];
      return {
        id: `values.${name}`,
        title: say(parameter.title),
        textOf: ({ values }) => `${valueText(values[name] ?? parameter.default, language)} ${unit ? say(unit) : ''}`.trim(),
        take: (terms, from) => ({ ...terms, values: { ...terms.values, [name]: from.values[name] ?? parameter.default } }),
      };
    }),
    ...(rule.kind === 'level'
      ? [days('holdDays', say('Hari kerja nyala', 'Days on')), days('clearDays', say('Hari kerja padam', 'Days off'))]
      : []),
    ...(rule.kind === 'mark' ? [] : [excepted(say)]),
    {
      id: 'act',
      title: say('Yang harus dilakukan', 'What has to be done'),
      textOf: ({ act }) => act.trim(),
      take: (terms, from) => ({ ...terms, act: from.act }),
    },
    days('actDays', say('Waktu menjawab', 'Time to answer')),
  ];
}
