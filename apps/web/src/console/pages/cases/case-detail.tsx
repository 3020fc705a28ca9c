import { type CaseDetail, type CaseFinding, caseDetailSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { decimalText, rupiahText } from '../../../shared/number-format.js';
import { Shape } from '../../../shared/shape.js';
import { ask } from '../../api.js';
import { Instant } from '../../parts/instant.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { Answered } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';
import { CaseActs } from './case-acts.js';
import { DONE_WORDS, OUTCOME_WORDS, SEVERITY_SHAPES, SEVERITY_WORDS, STATE_WORDS } from './case-words.js';
import { dayOf } from './day-text.js';

/** One case: what was found on which rows, what to look at first, what was done, and what may be done. */
export function CaseDetailPane({ channel, id }: { readonly channel: string; readonly id: string }) {
  const query = useQuery({
    queryKey: ['case', channel, id],
    queryFn: ({ signal }) => ask(caseDetailSchema, `/api/v1/boards/${channel}/cases/${id}`, { signal }),
  });
  return <Answered query={query}>{(detail) => <Detail channel={channel} detail={detail} />}</Answered>;
}

function Detail({ channel, detail }: { readonly channel: string; readonly detail: CaseDetail }) {
  const say = useSay();
  const { language } = usePreferences();
  const { case: of, unitName, findings, acts } = detail;
  const standing = findings.filter((each) => each.stands);
  const past = findings.filter((each) => !each.stands);
  return (
    <aside className="detail" aria-label={say(of.title)}>
      <h2>{say(of.title)}</h2>
      <p className="meta">
        {unitName ?? say('Kabupaten', 'Regency')} · {say('kasus', 'case')} {of.id}
      </p>
      <dl className="facts">
        <Fact name={say('Bobot', 'Weight')}>
          <Shape name={SEVERITY_SHAPES[of.severity]} /> {say(SEVERITY_WORDS[of.severity])}, {decimalText(of.score.toFixed(1), language)}
        </Fact>
        <Fact name={say('Keadaan', 'State')}>{of.outcome ? say(OUTCOME_WORDS[of.outcome]) : say(STATE_WORDS[of.state])}</Fact>
        <Fact name={say('Nilai', 'Amount')}>{of.stake ? rupiahText(of.stake, language) : '—'}</Fact>
        <Fact name={say('Sejak', 'Since')}>{dayOf(of.since, language)}</Fact>
        <Fact name={say('Pemilik', 'Owner')}>{of.owner ?? say('belum ada', 'nobody')}</Fact>
        <Fact name={say('Janji', 'Promised')}>{of.promisedOn ? dayOf(of.promisedOn, language) : '—'}</Fact>
      </dl>
      {of.state === 'diambil' && standing.length === 0 ? (
        <Notice shape="info">
          {say(
            'Kondisinya sudah pulih; kasus tetap terbuka sampai ditutup.',
            'The condition is gone; the case stays open until it is closed.',
          )}
        </Notice>
      ) : null}
      <CaseActs channel={channel} detail={detail} />
      <Section title={say('Temuan', 'Findings')} note={String(standing.length)}>
        {standing.map((each) => (
          <Finding key={`${each.detector}/${each.occurredOn}/${each.sentence.id}`} finding={each} />
        ))}
        {past.length > 0 ? (
          <details>
            <summary>{say(`${past.length} yang sudah lewat atau terjawab`, `${past.length} past or answered`)}</summary>
            {past.map((each) => (
              <Finding key={`${each.detector}/${each.occurredOn}/${each.sentence.id}`} finding={each} />
            ))}
          </details>
        ) : null}
      </Section>
      <Section title={say('Riwayat', 'History')}>
        {acts.length === 0 ? <p className="second">{say('Belum ada yang menanganinya.', 'Nobody has worked on it.')}</p> : null}
        <dl className="facts">
          {[...acts].reverse().map((each) => (
            <Fact key={each.at} name={<Instant at={each.at} />}>
              <b>{each.by}</b> {say(DONE_WORDS[each.act])}
              {each.outcome ? ` (${say(OUTCOME_WORDS[each.outcome])})` : ''}
              {each.promisedOn ? `, ${say('janji', 'by')} ${dayOf(each.promisedOn, language)}` : ''}. {each.note}
            </Fact>
          ))}
        </dl>
      </Section>
    </aside>
  );
}

function Fact({ name, children }: { readonly name: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Finding({ finding }: { readonly finding: CaseFinding }) {
  const say = useSay();
  const { language } = usePreferences();
  const { precision } = finding;
  return (
    <article className="finding">
      <h3>
        <Shape name={SEVERITY_SHAPES[finding.severity]} /> {finding.detector} · {say(finding.title)}
      </h3>
      <p>{say(finding.sentence)}</p>
      {finding.heldBy ? (
        <Notice shape="basi">{say(`Ditahan: sumber ${finding.heldBy} basi.`, `Held: source ${finding.heldBy} is stale.`)}</Notice>
      ) : null}
      {finding.evidence.length > 0 ? (
        <table className="table" aria-label={say('Bukti', 'Evidence')}>
          <tbody>
            {finding.evidence.map((row) => (
              <tr key={`${row.kind}/${row.key}`}>
                <td>
                  {row.label ?? say('uraian disamarkan', 'description masked')}
                  <small>
                    {row.key}
                    {row.place ? ` · ${row.place.file}, ${say('baris', 'row')} ${row.place.row}` : ''}
                  </small>
                </td>
                <td>{dayOf(row.date, language)}</td>
                <td className="numeric">{row.amount ? rupiahText(row.amount, language) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <dl className="facts">
        {finding.act ? (
          <Fact name={say('Yang harus dilakukan', 'What has to be done')}>
            {say(
              `${finding.act.text}, dalam ${finding.act.days} hari kerja.`,
              `${finding.act.text}, within ${finding.act.days} working days.`,
            )}
          </Fact>
        ) : null}
        <Fact name={say('Lihat dahulu', 'Look first')}>{say(finding.check)}</Fact>
        <Fact name={say('Sebab wajar', 'Innocent cause')}>{say(finding.innocent)}</Fact>
        <Fact name={say('Hilang bila', 'Goes away when')}>{say(finding.clears)}</Fact>
        <Fact name={say('Dasar', 'Basis')}>
          {finding.legalBasis} {say('Parameter', 'Parameters')} {finding.parameters}, n = {finding.sample}.
        </Fact>
        <Fact name={say('Ketepatan', 'Precision')}>
          {precision.reviewed === 0
            ? say('belum ada yang ditelaah', 'none reviewed yet')
            : say(
                `${precision.confirmed} dari ${precision.reviewed} peringatan serupa terkonfirmasi`,
                `${precision.confirmed} of ${precision.reviewed} like alerts were confirmed`,
              )}
        </Fact>
      </dl>
    </article>
  );
}
