import type { FlightStore } from '../store/FlightStore';
import type { LiveClock } from '../store/LiveClock';
import { Backoff } from './Backoff';
import { closingWords, WHO_ARE_YOU } from './closing';
import { connect, type Connect, isReachable } from './connect';
import { Fallback } from './Fallback';
import { FeedBoard } from './FeedBoard';
import { Follower } from './Follower';
import type { ConnectionState, Live, LiveStatus, TransportName, View } from './live';
import type { Message } from './messages';
import { Meter } from './Meter';
import type { Transport } from './Transport';
import { Value } from './Value';
import { ViewWish } from './ViewWish';
import { Watchdog } from './Watchdog';
import { isStranger } from './who';

const SECOND_MS = 1000;
/** What was missed is asked for again only so often. */
const RECOVER_EVERY_MS = 1000;
export interface LiveOptions {
  /** Where the server's paths begin. */
  readonly server: URL;
  readonly transport: TransportName;
  readonly view: View;
  /** Is told of what is odd about aircraft, where that is pushed. */
  readonly anomaly?: (body: unknown) => void;
  /** Is called before anything of a connection is written to the store. */
  readonly begins?: () => void;
  /** Tests bring their own. */
  readonly connect?: Connect;
  readonly isReachable?: (server: URL) => Promise<boolean>;
  readonly isStranger?: (server: URL) => Promise<boolean>;
}

/** Keeps the store up to date, whatever happens to connections and servers. */
export class LiveClient implements Live {
  readonly status: Value<LiveStatus>;
  private readonly board = new FeedBoard();
  readonly feeds = this.board.feeds;
  readonly roles = this.board.roles;
  private readonly follower: Follower;
  private readonly backoff = new Backoff();
  private readonly watchdog = new Watchdog();
  private readonly updates = new Meter();
  private readonly bytes = new Meter();
  private fallback: Fallback;
  /** Kept from one connection to the next, because its readers remember what they were told. */
  private line: Transport | null = null;
  private isOpen = false;
  private hasHeard = false;
  private wasLive = false;
  private readonly wish: ViewWish;
  private recoveredAtMs = -Infinity;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    store: FlightStore,
    private readonly clock: LiveClock,
    private readonly options: LiveOptions,
  ) {
    this.follower = new Follower(store);
    this.fallback = new Fallback(options.transport);
    this.wish = new ViewWish(options.view, () => {
      if (this.isOpen) this.line?.watch(this.wish.tiles);
    });
    this.status = new Value<LiveStatus>({
      state: 'stopped',
      transport: options.transport,
      wanted: options.transport,
      problem: null,
      retryAtMs: null,
      delayMs: NaN,
      updatesPerS: 0,
      bytesPerS: 0,
      resyncs: 0,
    });
  }

  get transport(): TransportName {
    return this.status.value.wanted;
  }

  set transport(wanted: TransportName) {
    if (wanted === this.transport) return;
    this.fallback = new Fallback(wanted);
    this.report({ wanted });
    if (this.rests || this.status.value.state === 'locked') return;
    this.wasLive = false;
    this.backoff.reset();
    this.open();
  }

  start(): void {
    if (!this.rests) return;
    this.beginTicking();
    this.open();
  }

  /** Leaves the store to the past until it is started again. How the nodes fare is told all the while. */
  park(): void {
    this.wish.cancel();
    this.hangUp();
    this.beginTicking();
    // The store holds something else by then.
    this.follower.restart();
    this.wasLive = false;
    this.report({ state: 'parked', retryAtMs: null, problem: null });
  }

  stop(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.wish.cancel();
    this.hangUp();
    this.wasLive = false;
    this.report({ state: 'stopped', retryAtMs: null, problem: null });
  }

  lock(): void {
    if (this.status.value.state === 'stopped') return;
    this.hangUp();
    this.report({ state: 'locked', retryAtMs: null, problem: 'Nobody has logged in.' });
  }

  unlock(): void {
    if (this.status.value.state !== 'locked') return;
    this.backoff.reset();
    this.open();
  }

  setView(view: View): void {
    // Before the start nothing is asked for, so that the first question can be the right one.
    if (this.rests) this.wish.setAtOnce(view);
    else this.wish.set(view);
  }

  private get rests(): boolean {
    const { state } = this.status.value;
    return state === 'stopped' || state === 'parked';
  }

  private beginTicking(): void {
    this.ticking ??= setInterval(() => {
      this.tick();
    }, SECOND_MS);
  }

  private open(): void {
    this.hangUp();
    const line = this.lineFor(this.fallback.next());
    this.isOpen = true;
    this.hasHeard = false;
    this.watchdog.begin(performance.now());
    const state = this.wasLive ? 'reconnecting' : 'connecting';
    this.report({ state, transport: line.name, retryAtMs: null });
    line.open(this.wish.tiles, this.follower.resume(this.wish.tiles.tiles));
  }

  /** The line of that name; a new one knows nothing, so that everything has to come anew. */
  private lineFor(name: TransportName): Transport {
    if (this.line?.name === name) return this.line;
    this.follower.restart();
    const make = this.options.connect ?? connect;
    const line = make(name, this.options.server, {
      message: (message) => {
        if (line === this.line) this.received(message);
      },
      nodeStatus: (body) => {
        this.board.hear(body, performance.now());
      },
      anomaly: (body) => {
        this.options.anomaly?.(body);
      },
      bytes: (count) => {
        this.bytes.add(count);
      },
      closed: (code) => {
        if (line === this.line) this.closed(code);
      },
    });
    this.line = line;
    return line;
  }

  private hangUp(): void {
    clearTimeout(this.retry);
    this.isOpen = false;
    this.line?.close();
  }

  private received(message: Message): void {
    const now = performance.now();
    if (!this.hasHeard) this.options.begins?.();
    this.hasHeard = true;
    this.watchdog.heard(now);
    if (message.type === 'error') {
      this.report({ problem: message.message });
      return;
    }
    // Snapshots may be older than their sending, and an empty sky's heartbeat has no time.
    if (message.type !== 'snapshot' && message.t > 0) this.clock.observe(message.t);
    const before = this.follower.updates;
    const complete = this.follower.take(message);
    this.updates.add(this.follower.updates - before);
    if (message.type === 'heartbeat') this.watchdog.heartbeat(now);
    if (!complete) this.missed(now);
    else if (!this.follower.isLost && this.isNews(message)) this.becomeLive();
  }

  /** What shows that everything is here: the first heartbeat, and the last snapshot of a recovery. */
  private isNews({ type }: Message): boolean {
    return type === 'heartbeat' || this.status.value.state === 'recovering';
  }

  private becomeLive(): void {
    if (this.status.value.state === 'live') return;
    this.wasLive = true;
    this.backoff.reset();
    this.fallback.worked();
    this.report({ state: 'live', problem: null });
  }

  private missed(now: number): void {
    const { state, resyncs } = this.status.value;
    if (state === 'live') this.report({ state: 'recovering', resyncs: resyncs + 1 });
    if (now - this.recoveredAtMs < RECOVER_EVERY_MS) return;
    this.recoveredAtMs = now;
    this.line?.recover(this.follower.resume(this.wish.tiles.tiles));
  }

  private closed(code: number | null): void {
    this.hangUp();
    if (!this.hasHeard) this.askWhy();
    if (!this.hasHeard || (code !== null && WHO_ARE_YOU.has(code))) this.askWho(code);
    const waitMs = this.backoff.after(code);
    const state: ConnectionState = this.wasLive ? 'reconnecting' : 'connecting';
    this.report({ state, retryAtMs: performance.now() + waitMs, problem: closingWords(code) });
    this.retry = setTimeout(() => {
      this.open();
    }, waitMs);
  }

  /** A server that is there, but not by this transport, is worth trying by the other one. */
  private askWhy(): void {
    const name = this.line?.name;
    const ask = this.options.isReachable ?? isReachable;
    void ask(this.options.server).then((reachable) => {
      if (reachable && name) this.fallback.failed(name);
    });
  }

  /** Who has logged in meanwhile, in another window, need not wait. */
  private askWho(code: number | null): void {
    const ask = this.options.isStranger ?? isStranger;
    void ask(this.options.server).then((stranger) => {
      if (this.isOpen || this.rests) return;
      if (stranger) this.lock();
      else if (code !== null && WHO_ARE_YOU.has(code)) this.open();
    });
  }

  private tick(): void {
    const now = performance.now();
    if (this.isOpen && this.watchdog.isSilent(now)) {
      this.watchdog.gaveUp();
      this.closed(null);
    }
    this.board.forget(now);
    const isPushed = this.line?.name !== 'ws';
    if (this.status.value.state === 'parked' || (this.isOpen && this.hasHeard && !isPushed))
      void this.board.ask(this.options.server, now);
    this.report({
      delayMs: this.clock.delayMs,
      updatesPerS: this.updates.rate(now),
      bytesPerS: this.bytes.rate(now),
    });
  }

  private report(change: Partial<LiveStatus>): void {
    this.status.value = { ...this.status.value, ...change };
  }
}
