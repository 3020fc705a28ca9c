import type { EvidenceDocument } from '@lcc/contract';
import { useState } from 'react';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';
import { suggestDocument } from './suggest-document.js';
import { uploadEvidence, useRenewEvidence } from './use-evidence.js';

interface Pick {
  readonly path: string;
  readonly file: File;
  /** Null = not to be sent. */
  readonly id: string | null;
  readonly isSent: boolean;
}

/** Many files at once: for each a document is suggested by code or name, and a person decides. */
export function FolderUpload({ documents, onClose }: { readonly documents: readonly EvidenceDocument[]; readonly onClose: () => void }) {
  const say = useSay();
  const renew = useRenewEvidence();
  const { run, busy, failure } = useDeed();
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const take = (files: FileList | null) =>
    setPicks(
      [...(files ?? [])].map((file) => {
        const path = file.webkitRelativePath || file.name;
        return { path, file, id: suggestDocument(path, documents), isSent: false };
      }),
    );
  const change = (path: string, to: Partial<Pick>) =>
    setPicks((all) => all.map((pick) => (pick.path === path ? { ...pick, ...to } : pick)));
  const waiting = picks.filter(({ id, isSent }) => id !== null && !isSent);
  const send = async () => {
    await run(async () => {
      for (const { path, file, id } of waiting) {
        if (id === null) continue;
        await uploadEvidence(id, file);
        change(path, { isSent: true });
      }
    });
    await renew();
  };
  return (
    <Dialog title={say('Unggah folder', 'Upload a folder')} onClose={onClose} wide>
      <div className="pad">
        <label>
          {say('Folder dengan berkas bukti', 'Folder with files of evidence')}
          <input
            type="file"
            multiple
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            onChange={(event) => take(event.target.files)}
          />
        </label>
        <p className="second">
          {say(
            'Dokumen disarankan dari kode atau nama pada nama berkas; periksa tiap baris sebelum mengunggah.',
            'Documents are suggested by code or name in the path; check every line before you upload.',
          )}
        </p>
        {picks.map(({ path, id, isSent }) => (
          <div key={path} className="file-row">
            <span>{path}</span>
            {isSent ? (
              <b>{say('terkirim', 'sent')}</b>
            ) : (
              <select aria-label={path} value={id ?? ''} onChange={(event) => change(path, { id: event.target.value || null })}>
                <option value="">{say('jangan dikirim', 'do not send')}</option>
                {documents.map((document) => (
                  <option key={document.id} value={document.id}>
                    {`${document.code} ${document.name ?? document.indicator}`}
                  </option>
                ))}
              </select>
            )}
          </div>
        ))}
        {failure}
        <div className="form-acts">
          <Button onPress={onClose}>{say('Tutup', 'Close')}</Button>
          <Button
            look="primary"
            busy={busy}
            locked={waiting.length === 0 ? say('Belum ada berkas dengan dokumennya.', 'No file has its document yet.') : null}
            onPress={() => void send()}
          >
            {say(`Unggah ${waiting.length} berkas`, `Upload ${waiting.length} files`)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
