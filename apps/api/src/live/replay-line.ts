import { events, GUEST_NAMESPACE, type GuestReplay, type ReplayFrame } from '@lcc/contract';
import { Injectable } from '@nestjs/common';
import type { Namespace, Server, Socket } from 'socket.io';
import { ChosenLine } from './chosen-line.js';

/** Walls of the demo: they have no names of their own, a replay goes to all of them. */
const DEMO = 'demo';

interface Shown {
  /** Screens of the regency; null = the walls of the demo and the phones of its guests. */
  readonly screens: readonly string[] | null;
  readonly frame: ReplayFrame;
  readonly told: GuestReplay;
}

/** Where a replay goes out: the board of one day after another, to the screens it was started for. */
@Injectable()
export class ReplayLine {
  readonly #walls = new ChosenLine<ReplayFrame>(events.replay);
  #guests: Namespace | null = null;
  #now: Shown | null = null;

  /** Phones of guests hear of replays of the demo; called only while there is one. */
  attach(server: Server): void {
    this.#guests = server.of(GUEST_NAMESPACE);
    this.#guests.on('connection', (socket) => {
      if (this.#now?.screens === null) socket.emit(events.guestReplay, this.#now.told);
    });
  }

  /** A screen (null = a wall of the demo) has come: it is told where a replay stands. Call the answer when it goes. */
  join(screen: string | null, socket: Socket): () => void {
    return this.#walls.join(screen ?? DEMO, socket);
  }

  /** Whether anybody is connected here for whom a day has to be worked out. */
  awaits(screens: Shown['screens']): boolean {
    return this.#walls.awaits(screens ?? [DEMO]) || (screens === null && (this.#guests?.sockets.size ?? 0) > 0);
  }

  /** What is to be shown; null = no replay runs. */
  show(now: Shown | null): void {
    const before = this.#now;
    this.#now = now;
    this.#walls.show(now && { names: now.screens ?? [DEMO], frame: now.frame });
    if (now?.screens === null) this.#guests?.volatile.emit(events.guestReplay, now.told);
    else if (before?.screens === null) this.#guests?.emit(events.guestReplay, null);
  }
}
