import type { EvidenceBook } from '@lcc/contract';
import { decimalText } from '../../../shared/number-format.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';

/** What a score rests on besides published weights. */
const BASIS_WORDS: Readonly<Record<'tanpa-bobot' | 'tanpa-metode', Text>> = {
  'tanpa-bobot': { id: 'tanpa bobot', en: 'without weights' },
  'tanpa-metode': { id: 'tanpa metode', en: 'without a method' },
};

/** Where the regency stands this morning: own against verified score with their distance, what is late, and the report for the meeting. */
export function Standing({ book: { scores, documents, milestones } }: { readonly book: EvidenceBook }) {
  const say = useSay();
  const { language } = usePreferences();
  const { may } = useSession();
  if (!may('board.read')) return null;
  const { self, verified } = scores;
  const points = (value: number): string => decimalText(String(Math.round(value * 100) / 100), language);
  const shown = (score: typeof self): string => (score === null ? say('belum bernilai', 'unknown') : points(score.points));
  const late = documents.filter(({ isOverdue }) => isOverdue).length;
  const lateSteps = milestones.filter(({ state }) => state === 'terlambat').length;
  const report = (kind: 'pdf' | 'xlsx'): string => `/api/v1/reports/main/pencegahan.${kind}`;
  return (
    <p className="score-line">
      <span>
        {say('Skor mandiri', 'Own score')} <b>{shown(self)}</b>
      </span>
      <span>
        {say('terverifikasi', 'verified')} <b>{shown(verified)}</b>
        {verified === null || verified.basis === 'bobot' ? '' : ` (${say(BASIS_WORDS[verified.basis])})`}
      </span>
      {self && verified ? (
        <span>
          {say('selisih', 'gap')} <b>{points(self.points - verified.points)}</b>
        </span>
      ) : null}
      <span>{say(`${late} dokumen dan ${lateSteps} tonggak terlambat`, `${late} documents and ${lateSteps} milestones late`)}</span>
      <span>
        {say('Laporan rapat', 'Report for the meeting')}: <a href={report('pdf')}>PDF</a>, <a href={report('xlsx')}>xlsx</a>
      </span>
    </p>
  );
}
