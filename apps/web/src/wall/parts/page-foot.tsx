import './page-foot.css';
import { useLanguage } from '../../shared/language.js';

interface PageFootProps {
  /** Which rows of how many are shown. */
  readonly shown: string;
  readonly page: string | null;
  /** Where the key of a bar begins, under the bars it explains (logical pixels); null = it stands elsewhere. */
  readonly keyAt: number | null;
}

/** The line under a table: what is shown, what bar and tick mean, which page. */
export function PageFoot({ shown, page, keyAt }: PageFootProps) {
  return (
    <div className="laman-kaki">
      <span>{shown}</span>
      {keyAt === null ? null : (
        <span style={{ position: 'absolute', left: `calc(var(--u) * ${keyAt})` }}>
          <BarKey />
        </span>
      )}
      <span>{page}</span>
    </div>
  );
}

/** What bar and tick mean. */
export function BarKey() {
  const { w } = useLanguage();
  return (
    <span className="kunci">
      <i className="kunci-bilah" />
      {w.realisasi.toLowerCase()}
      <i className="kunci-rak" />
      {w.rak}
    </span>
  );
}
