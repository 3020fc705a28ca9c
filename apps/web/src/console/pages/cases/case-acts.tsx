import { type CaseActName, type CaseDetail, caseActSchemas, caseOutcomes } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { type FieldSpec, SchemaForm } from '../../parts/schema-form.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { ACT_WORDS, actsFor, OUTCOME_WORDS } from './case-words.js';

const NO_RIGHT = { id: 'Perlu hak mengerjakan kasus (inspektur)', en: 'Needs the right to work on cases (inspector)' };
const doneSchema = z.strictObject({ at: z.string() });

/** The acts that fit the case as it stands, each with its form. */
export function CaseActs({ channel, detail }: { readonly channel: string; readonly detail: CaseDetail }) {
  const say = useSay();
  const { me, may } = useSession();
  const [doing, setDoing] = useState<CaseActName | null>(null);
  const acts = actsFor(detail.case.state);
  const lack = may('cases.work') ? null : NO_RIGHT;
  const locked = lack ? say(lack) : null;
  const [first] = acts;
  useAction({
    id: 'case-act',
    title: ACT_WORDS[first ?? 'note'],
    icon: 'check',
    group: 'do',
    keys: 'N',
    run: () => setDoing(first ?? null),
    locked: lack,
  });
  return (
    <>
      <div className="acts-row">
        {acts.map((act, i) => (
          <Button key={act} look={i === 0 ? 'primary' : 'plain'} locked={locked} onPress={() => setDoing(act)}>
            {say(ACT_WORDS[act])}
          </Button>
        ))}
      </div>
      {doing ? (
        <ActDialog channel={channel} id={detail.case.id} act={doing} owner={me.account.name} onClose={() => setDoing(null)} />
      ) : null}
    </>
  );
}

interface ActDialogProps {
  readonly channel: string;
  readonly id: string;
  readonly act: CaseActName;
  readonly owner: string;
  readonly onClose: () => void;
}

function ActDialog({ channel, id, act: name, owner, onClose }: ActDialogProps) {
  const say = useSay();
  const act = useAct();
  const client = useQueryClient();
  // One of a few forms, each typed by its own schema; the dialog only hands it on.
  const schema = caseActSchemas[name] as unknown as z.ZodType<Record<string, unknown>, Record<string, unknown>>;
  return (
    <Dialog title={say(ACT_WORDS[name])} onClose={onClose}>
      <div className="pad">
        <SchemaForm
          schema={schema}
          start={{ act: name, note: '', ...START[name]?.(owner) }}
          fields={fieldsOf(name, say)}
          submit={say(ACT_WORDS[name])}
          onCancel={onClose}
          onSubmit={async (body) => {
            await act(() => ask(doneSchema, `/api/v1/boards/${channel}/cases/${id}/acts`, { method: 'POST', body }));
            await client.invalidateQueries({ queryKey: ['case', channel, id] });
            await client.invalidateQueries({ queryKey: ['cases', channel] });
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}

const inDays = (days: number): string => new Date(Date.now() + (days * 24 + 7) * 3_600_000).toISOString().slice(0, 10);
const START: Partial<Record<CaseActName, (owner: string) => Record<string, unknown>>> = {
  take: (owner) => ({ owner, promisedOn: inDays(7) }),
  ask: () => ({ promisedOn: inDays(5) }),
  close: () => ({ outcome: 'clarified' }),
};

function fieldsOf(name: CaseActName, say: ReturnType<typeof useSay>): FieldSpec<Record<string, unknown>>[] {
  const note: FieldSpec<Record<string, unknown>> = {
    name: 'note',
    label:
      name === 'ask'
        ? { id: 'Pertanyaan', en: 'Question' }
        : name === 'close'
          ? { id: 'Alasan', en: 'Reason' }
          : { id: 'Catatan', en: 'Note' },
    help: { id: 'Masuk jejak audit dan tidak dapat dihapus.', en: 'Goes into the audit trail and cannot be removed.' },
  };
  const promisedOn: FieldSpec<Record<string, unknown>> = {
    name: 'promisedOn',
    control: 'date',
    label: name === 'ask' ? { id: 'Jawaban ditunggu sampai', en: 'Answer due by' } : { id: 'Janji selesai', en: 'Promised by' },
    help: { id: 'Bila lewat, pimpinan diberi tahu menurut hari kerja.', en: 'When it passes, superiors are told by working days.' },
  };
  if (name === 'take')
    return [
      {
        name: 'owner',
        label: { id: 'Pemilik', en: 'Owner' },
        help: {
          id: 'Bagian yang menelaah, misalnya Irban Wilayah II; bukan nama orang.',
          en: 'The office that looks into it, e.g. Irban Wilayah II; not a person.',
        },
      },
      promisedOn,
      note,
    ];
  if (name === 'ask') return [promisedOn, note];
  if (name === 'close')
    return [
      {
        name: 'outcome',
        control: 'select',
        label: { id: 'Hasil', en: 'Outcome' },
        help: { id: 'Masuk hitungan ketepatan aturan yang menemukannya.', en: 'Counts towards the precision of the rules that found it.' },
        options: caseOutcomes.map((value) => ({ value, label: say(OUTCOME_WORDS[value]) })),
      },
      note,
    ];
  return [note];
}
