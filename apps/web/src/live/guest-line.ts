import './no-eval.js';
import { events, GUEST_NAMESPACE, type GuestReplay, guestReplaySchema, type VisitState, visitStateSchema } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';

/** How a guest's phone stands to the visit; `penuh` and `terputus` try again by themselves. */
export type GuestLink = 'menghubungkan' | 'tersambung' | 'terputus' | 'penuh' | 'selesai';

interface Listener {
  link(link: GuestLink): void;
  state(state: VisitState): void;
  /** The day of a replay that the walls show; null = they show the tour. */
  replay(replay: GuestReplay | null): void;
}

const AGAIN_MS = 3_000;

/** Follows a visit by a guest's token until it is over; returns undo. The last beat stays while the link is away. */
export function followVisit(token: string, listener: Listener): () => void {
  const socket = io(GUEST_NAMESPACE, {
    transports: ['websocket'],
    auth: { token },
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: AGAIN_MS,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = (): void => {
    listener.link('selesai');
    socket.disconnect();
  };
  /** The library does not come back by itself once the server has refused. */
  const again = (link: GuestLink): void => {
    listener.link(link);
    if (socket.active) return;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), AGAIN_MS);
  };
  socket.on(events.visit, (frame: unknown) => {
    const told = visitStateSchema.safeParse(frame);
    if (!told.success) return;
    listener.link('tersambung');
    listener.state(told.data);
  });
  socket.on(events.guestReplay, (frame: unknown) => {
    const told = guestReplaySchema.safeParse(frame);
    if (told.success) listener.replay(told.data);
  });
  socket.on(events.visitOver, over);
  socket.on('connect_error', ({ message }) =>
    message === 'kunjungan-selesai' ? over() : again(message === 'ruang-penuh' ? 'penuh' : 'terputus'),
  );
  socket.on('disconnect', (reason: Socket.DisconnectReason) => {
    listener.replay(null);
    if (reason !== 'io client disconnect') again('terputus');
  });
  return () => {
    clearTimeout(timer);
    socket.removeAllListeners();
    socket.disconnect();
  };
}
