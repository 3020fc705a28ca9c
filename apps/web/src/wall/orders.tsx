import './orders.css';
import type { Painted, Screen } from '@lcc/contract';
import { useEffect, useRef, useState } from 'react';
import { useBoard, useLive } from '../live/live-context.js';
import { reloadWhenReady } from '../live/page-reload.js';
import { useLanguage } from '../shared/language.js';
import { NightPage } from './night-page.js';
import { PLACE } from './rotation.js';
import { scenes } from './scenes/index.js';
import type { Rotation } from './use-rotation.js';

const IDENTIFIED_MS = 10_000;
/** Figures move often; what stands on the glass is told once a second at most. */
const TELL_EVERY_MS = 1_000;
/** A reload is done when the page is back and has painted: its number waits in the tab. */
const RELOADING = 'lcc.order';

/**
 * Obeys what this screen is told to do and tells the server what stands on the glass, after it was painted.
 * @returns whether the screen is to say its name now
 */
export function useOrders(rotation: Rotation, night: boolean): boolean {
  const orders = useBoard((s) => s.orders);
  const obeyed = useRef(new Set<number>());
  const [done, setDone] = useState<readonly number[]>(takeReloaded);
  const [identified, setIdentified] = useState(false);
  const { call } = rotation;
  useEffect(() => {
    for (const order of orders) {
      if (obeyed.current.has(order.id)) continue;
      obeyed.current.add(order.id);
      const scene = scenes.find(({ id }) => id === order.scene);
      if (order.kind === 'show' && scene) call(scene);
      if (order.kind === 'identify') setIdentified(true);
      if (order.kind === 'reload') {
        sessionStorage.setItem(RELOADING, String(order.id));
        sessionStorage.setItem(PLACE, rotation.scene.id);
        void reloadWhenReady(Date.now()).then((reloads) => reloads || sessionStorage.removeItem(RELOADING));
      } else setDone((before) => [...before, order.id]);
    }
  }, [orders, call, rotation.scene.id]);
  useEffect(() => {
    if (!identified) return;
    const timer = setTimeout(() => setIdentified(false), IDENTIFIED_MS);
    return () => clearTimeout(timer);
  }, [identified]);
  usePainted(rotation, night, done);
  return identified;
}

function takeReloaded(): readonly number[] {
  const kept = Number(sessionStorage.getItem(RELOADING) ?? 0);
  sessionStorage.removeItem(RELOADING);
  return kept > 0 ? [kept] : [];
}

/** Tells what is painted whenever it becomes another, and after every hello. A hidden page paints nothing and tells nothing. */
function usePainted({ scene, page, pages }: Rotation, night: boolean, done: readonly number[]): void {
  const { report } = useLive();
  const session = useBoard((s) => s.session);
  const stage = useBoard((s) => s.stage);
  // A replay shows no position of the log: a receipt must not say that the present stood on the glass.
  const channel = useBoard((s) => (s.replay || s.guests ? null : (s.reader.have?.channel ?? null)));
  const revision = useBoard((s) => (s.replay || s.guests ? null : (s.board?.revision ?? null)));
  const told = useRef({ orders: new Set<number>(), at: 0, picture: '' });
  const mode = night ? 'night' : (session?.screen?.mode ?? 'normal');
  useEffect(() => {
    if (!report || !(session?.screen || stage)) return;
    const picture = `${scene.id} ${page} ${mode}`;
    const pending = done.filter((order) => !told.current.orders.has(order));
    const isUrgent = pending.length > 0 || picture !== told.current.picture;
    const wait = isUrgent ? 0 : Math.max(0, told.current.at + TELL_EVERY_MS - performance.now());
    let frame = 0;
    const tell = () => {
      const { orders } = told.current;
      for (const order of pending.length > 0 ? pending : [null]) {
        const painted: Painted = { order, scene: scene.id, page: page + 1, pages, channel, revision, mode };
        if (!report(painted)) return;
        if (order !== null) orders.add(order);
      }
      told.current = { orders, at: performance.now(), picture };
    };
    // The second frame begins when the first one stands on the glass.
    const timer = setTimeout(() => {
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(tell);
      });
    }, wait);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [report, session, stage, channel, revision, scene, page, pages, mode, done]);
}

interface OverlayProps {
  readonly night: boolean;
  /** The screen that is to say its name now. */
  readonly identified: Screen | null;
}

/** What lies over the picture because somebody or the schedule has said so. */
export function OrderOverlay({ night, identified }: OverlayProps) {
  return (
    <>
      {night ? <NightPage /> : null}
      {identified ? <IdentityLabel screen={identified} /> : null}
    </>
  );
}

/** Which screen this is, so large that one sees it from the door. */
function IdentityLabel({ screen }: { readonly screen: Screen }) {
  const { language } = useLanguage();
  return (
    <div className="kenali" role="status">
      <b>{screen.name}</b>
      <span>{screen.place ?? (language === 'id' ? 'tempat belum ditulis' : 'place not given')}</span>
    </div>
  );
}
