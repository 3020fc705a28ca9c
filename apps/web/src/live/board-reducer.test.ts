import { boardToEntries, type Delta, entriesToBoard, hashEntries, isRowEntry, type Snapshot } from '@lcc/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBoard } from '../shared/sample-board.js';
import { initialReader, type ReaderState, reduceReader } from './board-reducer.js';

const CHANNEL = '12.05-2026';

/** The server's side of the protocol, kept as simple as can be: a board, a revision, an epoch. */
class ServerModel {
  epoch = 'e1';
  revision = 10;
  entries: Record<string, unknown> = boardToEntries(sampleBoard({ silent: 0 }));

  change(which: number, remove: boolean): Delta {
    const rows = Object.keys(this.entries).filter(isRowEntry);
    const key = rows[which % rows.length] ?? 'rows/x';
    this.revision += 1;
    const value = { ...(this.entries[key] as object), weekChange: this.revision / 1000 };
    const next = { ...this.entries };
    if (remove && rows.length > 3) delete next[key];
    else next[key] = value;
    this.entries = next;
    const set = key in next ? { [key]: value } : {};
    return {
      channel: CHANNEL,
      epoch: this.epoch,
      from: this.revision,
      revision: this.revision,
      asOf: '2026-11-24',
      nature: 'NYATA',
      t: 0,
      set,
      del: key in next ? [] : [key],
    };
  }

  restore(): void {
    this.epoch += 'x';
    this.revision = 1;
  }

  snapshot(): Snapshot {
    const board = entriesToBoard(this.entries, this.revision);
    return { channel: CHANNEL, epoch: this.epoch, revision: this.revision, nature: 'NYATA', hash: hashEntries(this.entries), board };
  }
}

const conflated = (a: Delta, b: Delta): Delta => ({
  ...b,
  from: a.from,
  set: { ...a.set, ...b.set },
  del: [...a.del.filter((k) => !(k in b.set)), ...b.del],
});

describe('the reader of the delivery protocol', () => {
  const act = fc.record({
    kind: fc.constantFrom('change', 'remove', 'deliver', 'drop', 'duplicate', 'late', 'merge', 'answer', 'restore'),
    n: fc.nat(30),
  });

  it('ends in the state of the server after any loss, repetition, reordering, conflation and restore', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const server = new ServerModel();
        let wire: Delta[] = [];
        let state: ReaderState = initialReader;
        for (const { kind, n } of acts) {
          const at = wire.length === 0 ? 0 : n % wire.length;
          const frame = wire[at];
          if (kind === 'change' || kind === 'remove') wire.push(server.change(n, kind === 'remove'));
          else if (kind === 'restore' && n === 0) server.restore();
          else if (kind === 'answer' && state.wants) state = reduceReader(state, { kind: 'snapshot', snapshot: server.snapshot() });
          else if (!frame) continue;
          else if (kind === 'deliver' || kind === 'duplicate' || kind === 'late') {
            const chosen = kind === 'late' ? frame : (wire[0] ?? frame);
            state = reduceReader(state, { kind: 'delta', delta: chosen });
            if (kind !== 'duplicate') wire = wire.filter((f) => f !== chosen);
          } else if (kind === 'drop') wire.splice(at, 1);
          else if (kind === 'merge' && wire[at + 1]?.epoch === frame.epoch && wire[at + 1]?.from === frame.revision + 1)
            wire.splice(at, 2, conflated(frame, wire[at + 1] as Delta));
        }
        // Quiet again: beats with hash for more than ten seconds, and every wanted snapshot answered.
        for (let second = 0; second <= 15; second += 5) {
          const hash = { revision: server.revision, hash: hashEntries(server.entries) };
          state = reduceReader(state, { kind: 'beat', at: second * 1000, head: [server.epoch, server.revision], hash });
          if (state.wants) state = reduceReader(state, { kind: 'snapshot', snapshot: server.snapshot() });
        }
        expect(state.wants).toBeNull();
        expect(state.have?.revision).toBe(server.revision);
        expect(state.have?.entries).toEqual(server.entries);
        expect(state.desyncs).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  const started = (): { server: ServerModel; state: ReaderState } => {
    const server = new ServerModel();
    return { server, state: reduceReader(initialReader, { kind: 'snapshot', snapshot: server.snapshot() }) };
  };

  it('holds what comes before the first answer and puts it on top of it', () => {
    const server = new ServerModel();
    const snapshot = server.snapshot();
    const early = reduceReader(initialReader, { kind: 'delta', delta: server.change(1, false) });
    expect(early.have).toBeNull();
    expect(reduceReader(early, { kind: 'snapshot', snapshot }).have?.entries).toEqual(server.entries);
  });

  it('keeps the last good picture at a gap and wants a snapshot', () => {
    const { server, state } = started();
    server.change(1, false);
    const after = reduceReader(state, { kind: 'delta', delta: server.change(2, false) });
    expect(after.have).toBe(state.have);
    expect(after.wants).toBe('gap');
  });

  it('wants a snapshot when an announced head stays away for more than ten seconds, not before', () => {
    const { state } = started();
    const beat = (s: ReaderState, at: number) => reduceReader(s, { kind: 'beat', at, head: ['e1', 11] });
    const waiting = beat(beat(state, 0), 10_000);
    expect(waiting.wants).toBeNull();
    expect(beat(waiting, 10_001).wants).toBe('behind');
  });

  it('counts a differing hash as desync and wants a snapshot', () => {
    const { state } = started();
    const after = reduceReader(state, { kind: 'beat', at: 0, head: ['e1', 10], hash: { revision: 10, hash: 'other' } });
    expect([after.desyncs, after.wants]).toEqual([1, 'hash']);
  });

  it('keeps the identity of rows that a snapshot does not change', () => {
    const { server, state } = started();
    server.change(0, false);
    const after = reduceReader(state, { kind: 'snapshot', snapshot: JSON.parse(JSON.stringify(server.snapshot())) as Snapshot });
    expect(after.have?.board.rows.filter((r) => !state.have?.board.rows.includes(r))).toHaveLength(1);
  });
});
