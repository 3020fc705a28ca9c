import {
  events,
  GUEST_NAMESPACE,
  guestTokenSchema,
  MOST_GUESTS,
  namespaces,
  paintedSchema,
  type Stage,
  type VisitState,
} from '@lcc/contract';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Namespace, Server, Socket } from 'socket.io';
import { z } from 'zod';
import { Presence } from '../platform/presence/presence.js';
import { HelloLimit } from './hello-limit.js';

/** A phone whose page was opened anew leaves a socket behind that nobody has missed yet. */
const SOCKETS_OF_ONE = 3;

/** What an instance says of its part of a visit. */
const VISIT = 'visit';
const visitSchema = z.object({ guests: z.number(), walls: z.number() });

interface Shown {
  readonly state: VisitState;
  readonly stage: NonNullable<Stage>;
}

/**
 * Where a visit goes out: phones of guests in a namespace of their own, which carries the place in the tour and no board, and the walls of
 * the demo, which follow its scene. Phones say nothing by it; walls only what they have painted.
 */
@Injectable()
export class VisitLine implements OnApplicationBootstrap {
  #guests: Namespace | null = null;
  #walls: Namespace | null = null;
  #now: Shown | null = null;
  #isGuest: (token: string) => Promise<boolean> = async () => false;
  /** The scene each wall of the demo has said to have painted. */
  readonly #painted = new Map<string, string>();

  constructor(private readonly presence: Presence) {}

  onApplicationBootstrap(): void {
    this.presence.tell(VISIT, () => this.#here());
  }

  /** Who keeps the visits tells whose token is good; until then nobody's is. */
  letIn(isGuest: (token: string) => Promise<boolean>): void {
    this.#isGuest = isGuest;
  }

  /** Opens the phones' namespace; called only while there is a demo. */
  attach(server: Server): void {
    this.#walls = server.of(namespaces.demo);
    this.#guests = server.of(GUEST_NAMESPACE);
    this.#guests.use((socket, next) => {
      this.#judge(socket).then(
        (refusal) => next(refusal === null ? undefined : new Error(refusal)),
        () => next(new Error('basis-data-terputus')),
      );
    });
    this.#guests.on('connection', (socket) => this.#welcome(socket));
  }

  /** A page that shows the demo has come: it is told what to show, also that nothing is to be followed. Call the answer when it goes. */
  joinWall(socket: Socket): () => void {
    const limit = new HelloLimit(20, 2);
    socket.emit(events.stage, this.#now?.stage ?? null);
    socket.on(events.painted, (frame: unknown) => {
      const told = paintedSchema.safeParse(frame);
      if (told.success && limit.allow(performance.now())) this.#painted.set(socket.id, told.data.scene);
    });
    return () => void this.#painted.delete(socket.id);
  }

  /** What phones and walls are to show; null = no visit runs. Only what has changed is sent; the end cuts the phones off. */
  show(now: Shown | null): void {
    const before = this.#now;
    this.#now = now;
    if (JSON.stringify(before?.stage) !== JSON.stringify(now?.stage)) this.#walls?.emit(events.stage, now?.stage ?? null);
    if (now) {
      if (JSON.stringify(before?.state) !== JSON.stringify(now.state)) this.#guests?.emit(events.visit, now.state);
    } else if (before) {
      this.#guests?.emit(events.visitOver);
      this.#guests?.disconnectSockets(true);
    }
  }

  /** Phones connected now, and walls on which the scene of the beat stands painted, at all instances. */
  counts(): { readonly guests: number; readonly walls: number } {
    const all = [this.#here(), ...this.presence.others(VISIT, visitSchema)];
    return { guests: sum(all.map(({ guests }) => guests)), walls: sum(all.map(({ walls }) => walls)) };
  }

  #here(): z.infer<typeof visitSchema> {
    const scene = this.#now?.stage.scene;
    return { guests: this.#guests?.sockets.size ?? 0, walls: [...this.#painted.values()].filter((painted) => painted === scene).length };
  }

  /** Why a phone may not come in; null when it may. */
  async #judge(socket: Socket): Promise<string | null> {
    const token = guestTokenSchema.safeParse((socket.handshake.auth as { token?: unknown }).token);
    if (!token.success || !(await this.#isGuest(token.data))) return 'kunjungan-selesai';
    socket.data = { token: token.data };
    const others = this.#socketsOf(token.data);
    if (others.length >= SOCKETS_OF_ONE) others[0]?.disconnect(true);
    return this.counts().guests >= MOST_GUESTS ? 'ruang-penuh' : null;
  }

  #welcome(socket: Socket): void {
    if (this.#now) socket.emit(events.visit, this.#now.state);
    else socket.disconnect(true);
  }

  #socketsOf(token: string): Socket[] {
    return [...(this.#guests?.sockets.values() ?? [])].filter((socket) => (socket.data as { token?: string }).token === token);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
