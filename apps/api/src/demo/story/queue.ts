import { ServicesFold } from '@lcc/domain';
import { QUEUE, queueRow } from '@lcc/simulator';
import type { Act, Stage } from './act.js';

/** Twice in its own cadence. */
const TELL_EVERY_MS = 5_000;
const SERVED_AT_FIRST = 180;

/** One more was served. Nothing is told when the last time is too short ago. */
export async function tellQueue(stage: Stage): Promise<void> {
  const [last] = readings(stage).slice(-1);
  const lastAt = stage.board.snapshot().board.sources.find(({ id }) => id.endsWith(`/${QUEUE.application}`))?.lastAcceptedAt;
  if (lastAt !== undefined && stage.now - Date.parse(lastAt) < TELL_EVERY_MS) return;
  const served = last?.date === stage.today ? Number(last.value) + 1 : SERVED_AT_FIRST;
  await stage.push(`antrean-${served}`, 'indicator', [queueRow(served, stage.today)]);
}

/** An application begins to tell a figure every few seconds. */
export const queue: Act = {
  id: 'denyut',
  waits: { id: 'menunggu angka pertama', en: 'waits for the first figure' },
  async play(stage) {
    await tellQueue(stage);
    const words = {
      id: `aplikasi ${QUEUE.application} mengirim tiap lima detik`,
      en: `The application ${QUEUE.application} tells every five seconds`,
    };
    return { words, keys: [] };
  },
  takeBack: async (stage) => stage.withdraw('antrean-selesai', readings(stage)),
};

/** It falls silent: its lamp turns by its own cadence, and nobody turns it. */
export const silence: Act = {
  id: 'diam',
  waits: queue.waits,
  async play(stage) {
    if (readings(stage).length === 0) return null;
    return {
      words: {
        id: `pengiriman ${QUEUE.application} dihentikan; lampunya berbalik sendiri setelah dua kali iramanya`,
        en: `${QUEUE.application} no longer tells; its lamp turns by itself after twice its cadence`,
      },
      keys: [],
    };
  },
  takeBack: tellQueue,
};

const readings = ({ board }: Stage) =>
  board.state
    .fold(ServicesFold)
    .until(board.asOf)
    .flat()
    .flatMap(({ fact }) => (fact.application === QUEUE.application ? [fact] : []));
