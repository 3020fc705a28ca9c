import { useState } from 'react';
import { useSay } from '../preferences.js';
import { Button } from './button.js';

/** Something that is shown now and never again; it can be taken along by the clipboard. */
export function SecretOnce({ label, secret }: { readonly label: string; readonly secret: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="secret">
      <span className="meta">{label}</span>
      <div>
        <code>{secret}</code>
        <Button icon={copied ? 'check' : 'copy'} onPress={() => void copy()}>
          {copied ? say('Tersalin', 'Copied') : say('Salin', 'Copy')}
        </Button>
      </div>
    </div>
  );
}
