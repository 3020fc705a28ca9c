import './wall.css';
import { LanguageProvider } from '../shared/language.js';
import { CalmPage } from './calm-page.js';

/** `/pasang`: makes the browser that opens it a screen, also while the demo is on. */
export default function PairingPage() {
  return (
    <LanguageProvider>
      <div className="wall-page">
        <main className="wall">
          <CalmPage reason="belum-dipasangkan" />
        </main>
      </div>
    </LanguageProvider>
  );
}
