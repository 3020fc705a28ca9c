import type { ServiceIndicatorFact } from '../facts/index.js';
import { ServicesFold } from '../folds/services.fold.js';
import { mark, marked } from './mark.js';

const keyOf = ({ application, name }: ServiceIndicatorFact): string => `${application}|${name}`;

/** Figures of other applications that miss the target that came with them. */
export const serviceTarget = mark({
  id: 'layanan-target',
  family: 'layanan',
  title: { id: 'Angka layanan meleset dari target', en: 'Service figure misses its target' },
  why: {
    id: 'Target dikirim aplikasinya sendiri bersama angkanya. Batas ini menentukan seberapa jauh angka boleh meleset sebelum ditandai di dinding.',
    en: 'The target is sent by the application itself with the figure. This limit says how far a figure may miss before it is marked on the wall.',
  },
  legalBasis: 'Target aplikasi pengirim; batas melesetnya kesepakatan kabupaten.',
  innocent: {
    id: 'Gangguan sesaat atau target yang belum dimutakhirkan.',
    en: 'A passing disturbance, or a target not brought up to date.',
  },
  needs: ['service-indicator'],
  parameters: {
    most: {
      title: { id: 'Boleh meleset sampai', en: 'May miss by' },
      help: {
        id: 'Bagian dari target; 0 menandai setiap angka yang meleset.',
        en: 'Share of the target; 0 marks every figure that misses.',
      },
      unit: 'persen',
      min: 0,
      max: 100,
      step: 0.5,
      default: 0,
    },
  },
  *subjects({ state, today }) {
    for (const readings of state.fold(ServicesFold).until(today)) {
      const last = readings.at(-1);
      if (last) yield { type: 'indicator', key: keyOf(last.fact), workUnit: null };
    }
  },
  nameOf: ({ key }) => key.replace('|', ' · '),
  frame: ({ state, today }) =>
    new Map(
      state
        .fold(ServicesFold)
        .until(today)
        .flatMap((all) => all.slice(-1).map(({ fact }) => [keyOf(fact), fact])),
    ),
  evaluate({ key }, _, { most }, figures) {
    const fact = figures.get(key);
    const share = fact ? missOf(fact) : null;
    if (share === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Tanpa target, atau tanpa arah yang baik.', en: 'No target, or nothing says which way is good.' },
      };
    return marked(share > most, { value: Math.max(0, share), limit: most, direction: 'above' });
  },
});

/** How far a figure misses its target, in percent of the target; negative when it is better. Null when nothing says what is good. */
function missOf({ value, target, better }: ServiceIndicatorFact): number | null {
  if (target === null || better === null) return null;
  const [is, aim] = [Number(value), Number(target)]; // not money: figures of services
  const miss = better === 'higher' ? aim - is : is - aim;
  // Of a target of nothing every miss is whole.
  return aim === 0 ? Math.sign(miss) * 100 : (miss / Math.abs(aim)) * 100;
}

/** Whether a figure is to be marked; null when nothing says what is good. */
export function isMissed(fact: ServiceIndicatorFact, most: number): boolean | null {
  const miss = missOf(fact);
  return miss === null ? null : miss > most;
}
