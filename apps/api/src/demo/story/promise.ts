import { addDays, CaseFold } from '@lcc/domain';
import type { Act, Stage } from './act.js';
import { dayWords } from './day-words.js';

/** An office of the made-up inspectorate; never a person. */
const OWNER = 'Irban Wilayah II';
const PROMISED_DAYS = 7;
const NOTE = 'Peragaan: dokumen diminta ke unit.';
const BY = 'peragaan';

/** Somebody takes the case of the excess and promises a date, by the very step of the console. */
export const promise: Act = {
  id: 'janji',
  waits: { id: 'menunggu temuan keluar dari penilaian', en: 'waits for the finding to come out of the judgement' },
  async play(stage, before) {
    const id = caseOf(stage, before.get('janggal')?.keys ?? []);
    if (id === null) return null;
    const promisedOn = addDays(stage.today, PROMISED_DAYS);
    const wanted = { act: 'take', owner: OWNER, promisedOn, note: NOTE } as const;
    if (!(await stage.steps.act(stage.tenant, stage.board.channel, id, { id: BY }, { kind: 'system', id: BY }, wanted))) return null;
    const day = dayWords(promisedOn);
    return {
      words: { id: `${OWNER} mengambil kasusnya dan berjanji ${day.id}`, en: `${OWNER} took the case and promised ${day.en}` },
      keys: [id],
    };
  },
  async takeBack(stage, { keys }) {
    const acts = stage.board.state
      .fold(CaseFold)
      .acts()
      .filter((act) => keys.includes(act.case) && act.by === BY && act.note === NOTE && act.owner === OWNER);
    await stage.withdraw('janji-selesai', acts);
  },
};

/** The case that is out and stands on a document. */
function caseOf({ board }: Stage, numbers: readonly string[]): string | null {
  const found = board.state
    .fold(CaseFold)
    .open()
    .find(
      ({ raisedOn, standing }) => raisedOn !== null && standing.some(({ evidence }) => evidence.some(({ key }) => numbers.includes(key))),
    );
  return found?.id ?? null;
}
