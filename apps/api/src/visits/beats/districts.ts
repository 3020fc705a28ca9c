import { districtsOf } from '@lcc/domain';
import { type Beat, SETTLED } from '../beat.js';
import { furthestBehind } from '../figures.js';

/** Where the money goes. */
export const districts: Beat = {
  id: 'wilayah',
  scene: 'peta',
  title: { id: 'Di mana uangnya bekerja?', en: 'Where does the money work?' },
  says: {
    id: 'Peta membagi belanja menurut kecamatan. Yang tidak diketahui tempatnya dihitung tersendiri, tidak dibagi rata.',
    en: 'The map splits spending by district. What has no known place is counted apart, never spread out.',
  },
  cues: [
    { id: 'Biarkan tamu mencari satu kecamatan.', en: 'Let a guest look for one district.' },
    { id: 'Tunjuk jumlah tanpa lokasi.', en: 'Point at the sum without a place.' },
  ],
  staged: SETTLED,
  figures: ({ region, districts: rows }) => {
    const known = districtsOf(region);
    return furthestBehind(rows, 4, ({ key, name }) => known.find(({ code }) => code === key)?.name ?? name);
  },
};
