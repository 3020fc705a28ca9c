import type { EvidenceHistory, EvidenceSignal } from '@lcc/contract';
import { useRef, useState } from 'react';
import { act } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Instant } from '../../parts/instant.js';
import { Answered } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { ACT_WORDS, STAGE_WORDS } from './prevention-words.js';
import { SignalLine } from './signals.js';
import { addressOf, uploadEvidence, useEvidenceHistory, useRenewEvidence } from './use-evidence.js';

/** One document: what can be done about it, and everything that was. */
export function DocumentDetail({ id, signals }: { readonly id: string; readonly signals: readonly EvidenceSignal[] }) {
  const query = useEvidenceHistory(id);
  const say = useSay();
  return (
    <aside className="detail" aria-label={say('Rincian dokumen', 'Details of the document')}>
      <Answered query={query}>{(history) => <Found id={id} history={history} signals={signals} />}</Answered>
    </aside>
  );
}

interface FoundProps {
  readonly id: string;
  readonly history: EvidenceHistory;
  readonly signals: readonly EvidenceSignal[];
}

function Found({ id, history, signals }: FoundProps) {
  const say = useSay();
  const { document, acts } = history;
  const beside = signals.filter(({ items }) => items.some(({ code }) => code === document.indicatorCode));
  return (
    <>
      <h2>{document.name ?? `${document.indicator} (${document.code})`}</h2>
      <p className="meta">{`${document.code} · ${document.area} · ${say(STAGE_WORDS[document.stage])}`}</p>
      {beside.map((signal) => (
        <SignalLine key={signal.id} signal={signal} code={document.indicatorCode} />
      ))}
      <Deeds id={id} history={history} />
      <ol className="plain-list">
        {acts.map(({ act: kind, time, by, file, link, text }) => (
          <li key={`${time}/${kind}`}>
            <p>
              <b>{by}</b> {say(ACT_WORDS[kind])} <Instant at={time} />
            </p>
            {file ? (
              <p>
                <a href={`${addressOf(id)}/files/${file.sha256}`} download={file.name}>
                  {file.name}
                </a>{' '}
                <span className="second">
                  {say('versi', 'version')} {file.version}, {Math.max(1, Math.round(file.size / 1000))} kB
                </span>
              </p>
            ) : null}
            {link ? (
              <p>
                <a href={link} rel="noreferrer noopener" target="_blank">
                  {link}
                </a>
              </p>
            ) : null}
            {text ? <p>{text}</p> : null}
          </li>
        ))}
      </ol>
      {acts.length === 0 ? <p className="second">{say('Belum ada yang dilakukan.', 'Nothing has been done yet.')}</p> : null}
    </>
  );
}

/** What this person may do at this stage; what is locked says why. */
function Deeds({ id, history: { document, isOwn } }: { readonly id: string; readonly history: EvidenceHistory }) {
  const say = useSay();
  const { may } = useSession();
  const renew = useRenewEvidence();
  const { run, busy, failure } = useDeed();
  const [text, setText] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const deed = async (work: () => Promise<void>) => {
    if (!(await run(work))) return;
    setText('');
    await renew();
  };
  const said = text.trim();
  const post = (part: 'remarks' | 'verdicts', body: object) => deed(() => act(`${addressOf(id)}/${part}`, { method: 'POST', body }));
  const verdict = document.stage === 'diverifikasi' ? 'assure' : 'verify';
  const other = isOwn
    ? say('Yang mengunggah tidak memverifikasi; minta orang lain.', 'Who uploaded does not verify; ask somebody else.')
    : null;
  const ready = document.stage === 'diunggah' || document.stage === 'diverifikasi';
  const isLink = /^https?:\/\/\S+$/i.test(said);
  return (
    <div className="form-stack">
      {may('evidence.bring') || may('evidence.verify') ? (
        <label>
          {say('Catatan, tautan, atau alasan', 'Note, link or reason')}
          <textarea rows={2} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      ) : null}
      {failure}
      <div className="form-acts start">
        {may('evidence.verify') ? (
          <>
            <Button
              busy={busy}
              locked={
                document.stage === 'belum'
                  ? say('Belum ada bukti.', 'There is no evidence yet.')
                  : said === ''
                    ? say('Tulis alasannya dulu.', 'Write the reason first.')
                    : null
              }
              onPress={() => void post('verdicts', { act: 'return', text: said })}
            >
              {say('Kembalikan', 'Send back')}
            </Button>
            <Button
              look="primary"
              busy={busy}
              locked={ready ? other : say('Tidak ada yang menunggu verifikasi.', 'Nothing waits to be verified.')}
              onPress={() => void post('verdicts', { act: verdict, ...(said === '' ? {} : { text: said }) })}
            >
              {verdict === 'assure' ? say('Tetapkan QA', 'Assure') : say('Verifikasi', 'Verify')}
            </Button>
          </>
        ) : null}
        {may('evidence.bring') ? (
          <>
            <Button
              busy={busy}
              locked={said === '' ? say('Tulis catatan atau tautannya dulu.', 'Write the note or link first.') : null}
              onPress={() => void post('remarks', isLink ? { act: 'link', link: said } : { act: 'note', text: said })}
            >
              {isLink ? say('Simpan tautan', 'Save link') : say('Simpan catatan', 'Save note')}
            </Button>
            <input
              ref={picker}
              type="file"
              hidden
              aria-label={say('Pilih berkas bukti', 'Choose a file of evidence')}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = '';
                if (file) void deed(() => uploadEvidence(id, file, said));
              }}
            />
            <Button look="primary" busy={busy} onPress={() => picker.current?.click()}>
              {say('Unggah berkas', 'Upload a file')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
