import './visit.css';
import type { Stage } from '@lcc/contract';
import { useLanguage } from '../../shared/language.js';
import { QrCode } from '../../shared/qr-code.js';
import { length, placeAt } from '../box.js';
import { useCanvas } from '../canvas.js';
import { layOutVisit } from './visit-layout.js';
import { visitWords } from './visit-words.js';

/** Beside the scene of a visit: how a phone comes in, where the tour stands, and what was staged for it. */
export function VisitBand({ stage }: { readonly stage: NonNullable<Stage> }) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const w = visitWords[language];
  const { code, address, step, of, staged, trial, tries } = stage;
  const { box, qr } = layOutVisit(canvas, step === 1);
  return (
    <aside className="kunjungan" style={placeAt(box)} aria-label={w.visit}>
      <div className="kunjungan-kode" style={{ width: length(qr), height: length(qr) }}>
        <QrCode text={address} label={w.scan} />
      </div>
      <div className="kunjungan-kata">
        <p className="kunjungan-huruf">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        <p className="kunjungan-langkah">{w.step(step, of)}</p>
        {step === 1 ? <p className="kunjungan-ajak">{w.invite}</p> : null}
        {tries && !trial ? <p className="kunjungan-ajak">{w.trying}</p> : null}
        {staged ? (
          <p className="kunjungan-peraga" data-staged={staged.act} data-done={staged.isDone}>
            <b>{w.staged}</b> {staged.words[language]}
          </p>
        ) : null}
      </div>
    </aside>
  );
}
