import { COMFORTABLE_MINUTES, LEAST_MINUTES, legibilityRemedy, minutesOfArc, type Screen, SMALLEST_TEXT } from '@lcc/contract';
import { Shape } from '../../../shared/shape.js';
import { Notice } from '../../parts/notice.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';

type Format = Pick<Screen, 'diagonalInch' | 'seatM'>;

/** Sizes at k = 6 in logical pixels; all grow with the distance of the farthest seat. */
const SIZES: readonly { readonly words: Text; readonly pixels: number }[] = [
  { words: { id: 'Teks terkecil', en: 'Smallest text' }, pixels: SMALLEST_TEXT },
  { words: { id: 'Isi tabel', en: 'Rows of a table' }, pixels: 53 },
  { words: { id: 'Angka utama', en: 'Main figures' }, pixels: 104 },
];
const WIDEST = 44;

/** What the farthest seat can read, in minutes of arc; under 16 it is held back, with the ways out. */
export function Legibility({ format }: { readonly format: Format }) {
  const say = useSay();
  const { language } = usePreferences();
  const decimal = (value: number) => value.toFixed(1).replace('.', language === 'id' ? ',' : '.');
  const { diagonalInch, seatM } = format;
  if (diagonalInch === null || seatM === null || !(diagonalInch > 0 && seatM > 0))
    return (
      <p className="help">
        {say(
          'Belum diukur: besar huruf dipakai untuk layar yang jarak kursi terjauhnya enam kali tinggi gambar.',
          'Not measured: text is sized for a farthest seat at six times the height of the picture.',
        )}
      </p>
    );
  const remedy = legibilityRemedy(format);
  return (
    <div className="legibility">
      <ul aria-label={say('Keterbacaan dari kursi terjauh, menit busur', 'Legibility from the farthest seat, minutes of arc')}>
        {SIZES.map(({ words, pixels }) => {
          const minutes = minutesOfArc(pixels, format);
          const isHeld = Math.round(minutes * 10) / 10 < LEAST_MINUTES;
          return (
            <li key={words.id}>
              <span>{say(words)}</span>
              <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
                <line className="track" x1="0" y1="8" x2="100" y2="8" />
                <line className="least" x1={(LEAST_MINUTES / WIDEST) * 100} y1="0" x2={(LEAST_MINUTES / WIDEST) * 100} y2="16" />
                <line className="ease" x1={(COMFORTABLE_MINUTES / WIDEST) * 100} y1="0" x2={(COMFORTABLE_MINUTES / WIDEST) * 100} y2="16" />
                <rect x={Math.min(98, (minutes / WIDEST) * 100) - 1} y="4" width="2" height="8" />
              </svg>
              <b>{decimal(minutes)}′</b>
              <span className="second">
                {isHeld ? <Shape name="kritis" /> : null}{' '}
                {isHeld ? say('ditahan', 'held') : minutes < COMFORTABLE_MINUTES ? say('cukup', 'enough') : say('nyaman', 'easy')}
              </span>
            </li>
          );
        })}
      </ul>
      {remedy ? (
        <Notice shape="kritis">
          {say(
            `Huruf tidak terbaca dari ${decimal(seatM)} m. Pakai layar ${remedy.diagonalInch}″ atau lebih, dekatkan kursi terjauh sampai ${decimal(remedy.seatM)} m, atau tulis alasan menerimanya.`,
            `Text cannot be read from ${decimal(seatM)} m. Take a screen of ${remedy.diagonalInch}″ or more, move the farthest seat to ${decimal(remedy.seatM)} m, or write why it is accepted.`,
          )}
        </Notice>
      ) : null}
    </div>
  );
}
