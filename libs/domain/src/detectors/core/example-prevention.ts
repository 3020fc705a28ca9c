import type { CatalogueItemFact, EvidenceAct, EvidenceFact } from '../../facts/index.js';
import type { IsoDate } from '../../values/index.js';

const base = (date: IsoDate) => ({ region: '12.05', year: 2026, date, scheme: 'MCSP' });

/** An area of a made-up catalogue with one indicator and one document in it, due on a day, asked of one unit. */
export function catalogueOf(deadline: IsoDate | null): CatalogueItemFact[] {
  const nothing = { weight: null, method: null, documents: null, quarter: null, step: null, threshold: null, note: null };
  const item = (level: CatalogueItemFact['level'], code: string, parent: string | null, name: string): CatalogueItemFact => ({
    ...{ ...base('2026-01-02'), kind: 'prevention-item', ...nothing, level, code, parent, name },
    ...{ deadline: level === 'indikator' ? deadline : null, workUnit: level === 'dokumen' ? '1.03.0.00.0.00.01.0000' : null },
  });
  return [
    item('area', '1', null, 'Perencanaan'),
    item('indikator', '1.1', '1', 'RKPD tepat waktu'),
    item('dokumen', '1.1.1', '1.1', 'Perbup RKPD'),
  ];
}

/** What somebody did about that document. */
export function evidenceAct(act: EvidenceAct, date: IsoDate): EvidenceFact {
  const said = { file: null, link: null, text: null };
  return { ...base(date), kind: 'prevention-evidence', code: '1.1.1', act, time: `${date}T02:00:00.000Z`, by: 'orang_1', ...said };
}
