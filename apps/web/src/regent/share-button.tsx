import type { Board, Me } from '@lcc/contract';
import { useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { regentWords } from './regent-words.js';
import { drawShare } from './share-picture.js';

interface ShareProps {
  readonly board: Board;
  readonly staleSince: string | null;
  readonly simulated: boolean;
  readonly now: number;
}

type Stage = 'ready' | 'drawing' | 'failed';

/** The sentence and the bar as a picture, to the phone's own share sheet; where there is none it is kept as a file. */
export function ShareButton(facts: ShareProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [stage, setStage] = useState<Stage>('ready');
  const share = async (): Promise<void> => {
    setStage('drawing');
    const blob = await drawShare({ ...facts, reader: await readerName(), language });
    const file = new File([blob], `serapan-${facts.board.asOf}.png`, { type: 'image/png' });
    const data: ShareData = { files: [file], title: words.shareTitle };
    if (navigator.canShare?.(data)) await navigator.share(data).catch(unlessCancelled);
    else save(file);
    setStage('ready');
  };
  return (
    <div className="bupati-kaki">
      <button
        type="button"
        className="bupati-tombol"
        disabled={stage === 'drawing'}
        onClick={() => {
          share().catch(() => setStage('failed'));
        }}
      >
        {stage === 'drawing' ? words.sharing : words.share}
      </button>
      {stage === 'failed' ? (
        <p className="bupati-tenang" role="alert">
          {words.shareFailed}
        </p>
      ) : null}
    </div>
  );
}

/** Who is signed in; null for the demo, which asks nobody. */
async function readerName(): Promise<string | null> {
  const answer = await fetch('/api/v1/me', { headers: { 'X-LCC-Page': 'background' } }).catch(() => null);
  if (!answer?.ok) return null;
  const me = (await answer.json()) as Pick<Me, 'account'>;
  return me.account.name;
}

function unlessCancelled(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}

function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
