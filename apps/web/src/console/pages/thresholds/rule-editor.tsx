import { type RuleDetail, type RuleTermsWire, ruleDetailSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { act, ask, Refusal } from '../../api.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { Page } from '../../parts/page.js';
import { Answered, Failed } from '../../parts/states.js';
import { Tag } from '../../parts/tag.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { dayOf } from '../cases/day-text.js';
import { ConflictDialog } from './conflict-dialog.js';
import { DecisionPanel } from './decision-panel.js';
import { HoldNotice } from './hold-notice.js';
import { LifeSteps } from './life-steps.js';
import { NowPanel } from './now-panel.js';
import { RuleSentence } from './rule-sentence.js';
import { ShadowDays } from './shadow-days.js';
import { Strips } from './strips.js';
import { useTrial } from './use-trial.js';
import { VersionsPanel } from './versions-panel.js';
import { WeeksPanel } from './weeks-panel.js';

const LEAST_REASON = 10;

/** One rule: its sentence, what the change would do, and the way to force. */
export function RuleEditor({ channel, rule, onBack }: { readonly channel: string; readonly rule: string; readonly onBack: () => void }) {
  const say = useSay();
  const path = `/api/v1/boards/${channel}/thresholds/${rule}`;
  const query = useQuery({
    queryKey: ['threshold', channel, rule],
    queryFn: ({ signal }) => ask(ruleDetailSchema, path, { signal }),
  });
  useAction({
    id: 'back',
    title: { id: 'Kembali ke daftar aturan', en: 'Back to the rules' },
    icon: 'close',
    group: 'view',
    keys: 'Escape',
    run: onBack,
  });
  return query.data ? (
    <Editor key={rule} detail={query.data} path={path} channel={channel} onBack={onBack} />
  ) : (
    <Page title={say('Ambang', 'Thresholds')}>
      <Answered query={query}>{() => null}</Answered>
    </Page>
  );
}

interface EditorProps {
  readonly detail: RuleDetail;
  readonly path: string;
  readonly channel: string;
  readonly onBack: () => void;
}

function Editor({ detail, path, channel, onBack }: EditorProps) {
  const say = useSay();
  const { language } = usePreferences();
  const { may } = useSession();
  const client = useQueryClient();
  const { rule, open, inForce } = detail;
  const [written, setWritten] = useState<RuleTermsWire | null>(null);
  const [reasonWritten, setReason] = useState<string | null>(null);
  const [edition, setEdition] = useState(open?.edition ?? 0);
  const [conflict, setConflict] = useState<RuleTermsWire | null>(null);
  const [discarded, setDiscarded] = useState<{ readonly terms: RuleTermsWire; readonly reason: string } | null>(null);
  const { run, busy, failure } = useDeed();
  const terms = written ?? open?.terms ?? inForce.terms;
  const reason = reasonWritten ?? open?.reason ?? '';
  const isLocked = !may('thresholds.edit') || open?.state === 'shadow';
  const isDirty = written !== null || (reasonWritten !== null && reasonWritten !== (open?.reason ?? ''));
  const isEmpty = Object.values(terms.values).some((value) => Number.isNaN(value));
  const state = useTrial(channel, rule.id, isEmpty ? null : terms);
  const faults = new Map(state.error instanceof Refusal ? state.error.issues.map(({ field, message }) => [field, message]) : []);

  /** What is written is written against the edition that was read when it began. */
  const begin = (): void => {
    if (!isDirty) setEdition(open?.edition ?? 0);
  };
  const fresh = async (): Promise<RuleDetail> => {
    const next = await client.fetchQuery({
      queryKey: ['threshold', channel, rule.id],
      queryFn: () => ask(ruleDetailSchema, path),
      staleTime: 0,
    });
    void client.invalidateQueries({ queryKey: ['thresholds', channel] });
    return next;
  };
  const adopt = async (): Promise<RuleDetail> => {
    const next = await fresh();
    setWritten(null);
    setReason(null);
    setEdition(next.open?.edition ?? 0);
    return next;
  };
  /** Saves; when somebody else was faster, shows both. */
  const save = async (): Promise<RuleDetail | null> => {
    try {
      await act(`${path}/draft`, { method: 'PUT', body: { edition, terms, reason } });
      return await adopt();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'moved')) throw error;
      const next = await fresh();
      setEdition(next.open?.edition ?? 0);
      setConflict(terms);
      return null;
    }
  };
  const propose = () =>
    void run(async () => {
      const saved = isDirty || !open ? await save() : detail;
      if (!saved?.open) return;
      await act(`${path}/proposal`, { method: 'POST', body: { edition: saved.open.edition, reason } });
      await adopt();
    });
  const withdraw = () =>
    void run(async () => {
      await act(`${path}/proposal`, { method: 'DELETE' });
      await adopt();
    });
  const discard = () =>
    void run(async () => {
      await act(`${path}/draft`, { method: 'DELETE' });
      setDiscarded(open && { terms: open.terms, reason: open.reason });
      await adopt();
    });
  const undoDiscard = () =>
    void run(async () => {
      await act(`${path}/draft`, { method: 'PUT', body: { edition: 0, ...discarded } });
      setDiscarded(null);
      await adopt();
    });
  const whyNot =
    faults.size > 0 || isEmpty
      ? say('Perbaiki isian yang ditandai.', 'Mend the marked blanks.')
      : reason.trim().length < LEAST_REASON
        ? say(`Tulis alasannya dahulu, paling sedikit ${LEAST_REASON} huruf.`, `Write the reason first, at least ${LEAST_REASON} letters.`)
        : state.isWorking
          ? say('Uji mundur sedang dihitung.', 'The trial is being worked out.')
          : null;
  useAction({
    id: 'propose',
    title: { id: 'Mulai bayangan 7 hari', en: 'Begin the 7-day shadow' },
    icon: 'check',
    group: 'do',
    keys: 'Ctrl Enter',
    locked: isLocked || whyNot ? { id: whyNot ?? 'Terkunci', en: whyNot ?? 'Locked' } : null,
    run: propose,
  });
  return (
    <Page
      title={rule.kind === 'mark' ? say(rule.title) : `${say(rule.title)} ${rule.id}`}
      tag={
        <>
          {channel.startsWith('demo-') ? <Tag>SIMULASI</Tag> : null}
          <Tag>
            {open
              ? open.state === 'shadow'
                ? say(`Usulan ${open.number}, terkunci`, `Proposal ${open.number}, locked`)
                : say(`Usulan ${open.number}`, `Draft ${open.number}`)
              : inForce.number === 0
                ? say('bawaan', 'as shipped')
                : say(`versi ${inForce.number}`, `version ${inForce.number}`)}
          </Tag>
        </>
      }
      actions={
        <>
          <Button onPress={onBack}>{say('Semua aturan', 'All rules')}</Button>
          {may('thresholds.edit') && open?.state === 'shadow' ? (
            <Button busy={busy} onPress={withdraw}>
              {say('Tarik usulan', 'Withdraw')}
            </Button>
          ) : null}
          {isLocked ? null : (
            <>
              {open && !isDirty ? (
                <Button busy={busy} onPress={discard}>
                  {say('Buang draf', 'Discard')}
                </Button>
              ) : (
                <Button
                  busy={busy}
                  locked={
                    isDirty ? (faults.size > 0 || isEmpty ? whyNot : null) : say('Belum ada yang diubah.', 'Nothing was changed yet.')
                  }
                  onPress={() => void run(save)}
                >
                  {say('Simpan draf', 'Save draft')}
                </Button>
              )}
              <Button
                look="primary"
                hint="Ctrl ↵"
                busy={busy}
                locked={!open && !isDirty ? say('Ubah satu isian dahulu.', 'Change a blank first.') : whyNot}
                onPress={propose}
              >
                {say('Mulai bayangan 7 hari', 'Begin 7-day shadow')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="thresholds">
        <LifeSteps detail={detail} />
        {failure}
        <HoldNotice detail={detail} path={path} mayRelease={may('thresholds.approve')} onDone={adopt} />
        {discarded && !open ? (
          <Notice
            shape="jeda"
            action={
              <Button busy={busy} onPress={undoDiscard}>
                {say('Urungkan', 'Undo')}
              </Button>
            }
          >
            {say('Draf dibuang.', 'The draft was discarded.')}
          </Notice>
        ) : null}
        {open?.note ? (
          <Notice shape="waspada">
            {say('Dikembalikan: ', 'Given back: ')}
            {open.note}
          </Notice>
        ) : null}
        {state.error && faults.size === 0 ? <Failed error={state.error} /> : null}
        <div className="editor">
          <div>
            <RuleSentence
              detail={detail}
              terms={terms}
              faults={faults}
              isLocked={isLocked}
              onChange={(next) => {
                begin();
                setWritten(next);
              }}
            />
            {isLocked ? (
              <p className="reason">
                <b>{say('Alasan', 'Reason')}</b>
                <span>{reason || '—'}</span>
              </p>
            ) : (
              <label className="reason">
                <b>{say('Alasan', 'Reason')}</b>
                <input
                  type="text"
                  value={reason}
                  maxLength={500}
                  placeholder={say(
                    'Mengapa perlu diubah? Dibaca penyetuju dan tinggal di jejak audit.',
                    'Why must it change? Read by who approves, and kept in the audit trail.',
                  )}
                  onChange={(event) => {
                    begin();
                    setReason(event.target.value);
                  }}
                />
              </label>
            )}
            {!isLocked && whyNot && isDirty ? <p className="quiet">{whyNot}</p> : null}
            <Strips state={state} />
          </div>
          <div>
            {may('thresholds.approve') ? <DecisionPanel detail={detail} path={path} onDone={adopt} /> : null}
            {isEmpty ? null : <NowPanel state={state} rule={rule} />}
            <WeeksPanel state={state} />
            {open?.shadow && state.trial ? <ShadowDays from={open.shadow.from} days={state.trial.days} /> : null}
            <VersionsPanel
              detail={detail}
              path={path}
              mayRevive={may('thresholds.approve')}
              mayDraft={may('thresholds.edit')}
              onDone={adopt}
            />
            <section className="panel">
              <header>
                <h2>{say('Dasar', 'Basis')}</h2>
              </header>
              <p className="quiet">{rule.legalBasis}</p>
              <p className="quiet">
                <b>{say('Padam bila: ', 'Clears when: ')}</b>
                {say(rule.clears)}
              </p>
              <p className="quiet">
                <b>{say('Sebab wajar: ', 'Innocent causes: ')}</b>
                {say(rule.innocent)}
              </p>
              <p className="quiet">
                {inForce.since
                  ? say(`Berlaku sejak ${dayOf(inForce.since, language)}.`, `In force since ${dayOf(inForce.since, language)}.`)
                  : null}
              </p>
            </section>
          </div>
        </div>
      </div>
      {conflict ? (
        <ConflictDialog
          detail={detail}
          mine={conflict}
          onClose={() => setConflict(null)}
          onMerge={(merged) => {
            setWritten(merged);
            setConflict(null);
          }}
        />
      ) : null}
    </Page>
  );
}
