import { messageSteps } from '@lcc/contract';
import {
  addDays,
  CalendarFold,
  type Case,
  CaseFold,
  dueInputs,
  type IsoDate,
  isOpen,
  RuleFold,
  remindersOf,
  standingHolds,
} from '@lcc/domain';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import type { ChannelBoard } from '../board/channel-board.js';
import { mainChannels } from '../board/main-channel.js';
import { expiredSince } from '../ledger/rule-versions.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { Duty } from '../platform/leases/duty.js';
import type { Leases } from '../platform/leases/leases.js';
import type { Logger } from '../platform/log/index.js';
import { Metrics } from '../platform/metrics/metrics.js';
import type { Outbound } from '../platform/outbound/outbound.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, LEASES, LOGGER, OUTBOUND } from '../platform/tokens.js';
import { ChannelRegistry, type KnownChannel } from './channel-registry.js';
import { type DueMessage, dueOf, isListed, LIST_DAYS, oneADay } from './message-plan.js';
import { listText, messageText } from './message-text.js';
import { type NewMessage, Outbox } from './outbox.js';
import { PushDesk } from './push/push-desk.js';
import { PushPlanner } from './push/push-planner.js';
import { questionsDue, questionText, type WaitingQuestion, waitingQuestions } from './question-messages.js';
import { reminderText } from './reminder-text.js';
import { sinkOf } from './sink-of.js';
import { NullSink, type Sink } from './sinks.js';
import { expiryMessage, holdMessage } from './threshold-text.js';

const LOOK_MS = 15_000;
/** Lists and reminders of the day go out from this time on, WIB. */
const MORNING = { hour: 7, minute: 30 } as const;
const WIB_MS = 7 * 3_600_000;
/** Where messages of the demo are recorded; nothing leads out of it. */
const DEMO_CHANNEL = 'simulasi';

/** A way for messages as the planner sees it. */
interface Route {
  readonly id: string;
  readonly steps: readonly string[];
  readonly workUnit: string | null;
  readonly since: IsoDate;
}

/** Works out what is due of each case, of questions to units and of the inputs for prevention, writes it into the outbox, and sends. Of several instances one does it at a time. */
@Injectable()
export class MessageService implements OnApplicationShutdown {
  readonly outbox: Outbox;
  readonly #duty: Duty;
  readonly #pushes: PushPlanner;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;

  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    private readonly channels: ChannelRegistry,
    private readonly push: PushDesk,
    @Inject(OUTBOUND) private readonly outbound: Outbound,
    @Inject(LEASES) leases: Leases,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.outbox = new Outbox(tenants);
    metrics.gauges('lcc_outbox_messages', 'Messages by what became of them', ['state'], () => this.outbox.counts());
    metrics.gauge('lcc_outbox_oldest_seconds', 'How long the oldest unsent message has been waiting', async () => {
      const oldest = await this.outbox.oldest();
      return oldest === null ? 0 : Math.max(0, this.clock.now() - oldest) / 1_000;
    });
    this.#duty = new Duty(leases, 'messages');
    this.#pushes = new PushPlanner(tenants, push, this.outbox, clock);
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.look()
        .catch((err: unknown) => this.logger.warn({ err }, 'Pesan tertunda; dicoba lagi'))
        .finally(() => {
          this.#looking = null;
        });
    }, LOOK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    await this.#duty.stop();
  }

  async look(): Promise<void> {
    if (!(await this.#duty.isMine())) return;
    const known = await this.channels.known();
    for (const tenant of this.tenants.all()) await this.#plan(tenant, known);
    const browsers = await this.push.sinks();
    await this.outbox.flush((id) => browsers.get(id) ?? this.#sinkOf(id, known), this.clock.now());
  }

  #sinkOf(id: string, known: readonly KnownChannel[]): Sink | null {
    if (id === DEMO_CHANNEL) return new NullSink();
    const channel = known.find((each) => each.id === id && each.enabled);
    return channel ? sinkOf(channel, this.outbound) : null;
  }

  async #plan(tenant: Tenant, known: readonly KnownChannel[]): Promise<void> {
    const routes = tenant.nature === 'SIMULASI' ? [this.#demoRoute()] : known.filter((each) => each.enabled).map(routeOf);
    const rings = tenant.nature === 'NYATA' && (await this.push.listeners()).length > 0;
    if (routes.length === 0 && !rings) return;
    const { main } = mainChannels(tenant, await this.boards.heads(tenant), this.clock.today());
    const board = main === null ? null : await this.boards.board(tenant, main);
    if (!board) return;
    if (rings) await this.#pushes.plan(board.channel, board.state.fold(CaseFold).cases());
    const open = board.state.fold(CaseFold).cases().filter(isOpen);
    const morning = this.#isMorning() ? [...this.#lists(board, open, routes), ...this.#reminders(board, routes)] : [];
    const messages = [
      ...this.#single(board, open, routes),
      ...this.#questions(board, await waitingQuestions(tenant), routes),
      ...(await this.#rules(tenant, board, routes)),
      ...morning,
    ];
    await this.outbox.add(messages, this.clock.now(), tenant.nature === 'SIMULASI');
  }

  #single(board: ChannelBoard, open: readonly Case[], routes: readonly Route[]): NewMessage[] {
    const today = board.asOf;
    const { calendar } = board.state.fold(CalendarFold);
    const due = open.flatMap((of) => dueOf(of, today, calendar));
    return routes.flatMap((route) =>
      oneADay(due, route.since)
        .filter(({ step, of }) => route.steps.includes(step) && covers(route, of.workUnit))
        .map((message) => this.#written(board, message, route)),
    );
  }

  #written(board: ChannelBoard, message: DueMessage, { id }: Route): NewMessage {
    const text = messageText(message, nameOf(board, message.of.workUnit), board.asOf, this.#link(`kasus/${message.of.id}`));
    return { key: `${board.channel}|${message.key}|${id}`, channel: id, step: message.step, ...text };
  }

  /** A question is told at once; that it was not answered, in the morning. */
  #questions(board: ChannelBoard, waiting: readonly WaitingQuestion[], routes: readonly Route[]): NewMessage[] {
    const { calendar } = board.state.fold(CalendarFold);
    const due = waiting
      .flatMap((of) => questionsDue(of, this.clock.today(), calendar))
      .filter((each) => !each.isReminder || this.#isMorning());
    return routes.flatMap((route) =>
      due
        .filter(({ step, of, on }) => on >= route.since && route.steps.includes(step) && covers(route, of.unit))
        .map((question): NewMessage => {
          const text = questionText(question, nameOf(board, question.of.unit), this.#link(`laporan/${question.of.unit}`));
          return { key: `${board.channel}|${question.key}|${route.id}`, channel: route.id, step: question.step, ...text };
        }),
    );
  }

  /** On the morning of a working day, what came out since the last one. */
  #lists(board: ChannelBoard, open: readonly Case[], routes: readonly Route[]): NewMessage[] {
    const today = board.asOf;
    if (board.state.fold(CalendarFold).calendar.isWorkingDay(today) === false) return [];
    return routes
      .filter((route) => route.steps.includes('inspektorat'))
      .flatMap((route): NewMessage[] => {
        const cases = open.filter((of) => isListed(of, today) && covers(route, of.workUnit));
        if (cases.length === 0) return [];
        const text = listText(cases, (of) => nameOf(board, of.workUnit), this.#link('kasus'));
        return [{ key: `${board.channel}|daftar|${today}|${route.id}`, channel: route.id, step: 'inspektorat', ...text }];
      });
  }

  /** What units owe of prevention: to the unit ahead of its deadline and when it is late, then upwards. */
  #reminders(board: ChannelBoard, routes: readonly Route[]): NewMessage[] {
    const due = remindersOf(dueInputs(board.state), board.asOf, board.state.fold(CalendarFold).calendar);
    return routes.flatMap((route) =>
      due
        .filter(({ step, workUnit, on }) => on >= route.since && route.steps.includes(step) && covers(route, workUnit))
        .map((reminder): NewMessage => {
          const link = this.#link('pencegahan/dokumen', { unit: reminder.workUnit });
          const text = reminderText(reminder, nameOf(board, reminder.workUnit), link);
          return { key: `${board.channel}|${reminder.key}|${route.id}`, channel: route.id, step: reminder.step, ...text };
        }),
    );
  }

  /** Rules that hold a storm of alerts, and proposals that expired: to the inspectorate, at once. */
  async #rules(tenant: Tenant, board: ChannelBoard, routes: readonly Route[]): Promise<NewMessage[]> {
    const { state, asOf } = board;
    const expired = await expiredSince(this.tenants.real.dataSource.manager, tenant, addDays(asOf, -LIST_DAYS));
    const due = [
      ...standingHolds(state.fold(CaseFold), state.fold(RuleFold), asOf).map((hold) =>
        holdMessage(hold, this.#link(`ambang/${hold.rule}`)),
      ),
      ...expired.map((version) => expiryMessage(version, this.#link(`ambang/${version.rule}`))),
    ];
    return routes
      .filter((route) => route.steps.includes('inspektorat') && route.workUnit === null)
      .flatMap((route) =>
        due
          .filter(({ on }) => on >= route.since)
          .map(
            ({ key, subject, body }) =>
              ({ key: `${board.channel}|${key}|${route.id}`, channel: route.id, step: 'inspektorat', subject, body }) as const,
          ),
      );
  }

  #isMorning(): boolean {
    const minutes = Math.floor(((((this.clock.now() + WIB_MS) % 86_400_000) + 86_400_000) % 86_400_000) / 60_000);
    return minutes >= MORNING.hour * 60 + MORNING.minute;
  }

  #demoRoute(): Route {
    return { id: DEMO_CHANNEL, steps: messageSteps, workUnit: null, since: this.clock.today() };
  }

  #link(page: string, search: Readonly<Record<string, string>> = {}): string {
    const origin = this.config.origins[0] ?? `http://localhost:${this.config.port}`;
    const query = new URLSearchParams(search).toString();
    return `${origin}/console/${page}${query === '' ? '' : `?${query}`}`;
  }
}

const routeOf = ({ id, steps, workUnit, createdAt }: KnownChannel): Route => ({
  id,
  steps,
  workUnit,
  since: new Date(createdAt.getTime() + WIB_MS).toISOString().slice(0, 10),
});

const covers = ({ workUnit }: Route, unit: string | null): boolean => workUnit === null || workUnit === unit;
const nameOf = (board: ChannelBoard, workUnit: string | null): string =>
  workUnit === null ? 'kabupaten' : (board.rollup.roster.get(workUnit)?.name ?? workUnit);
