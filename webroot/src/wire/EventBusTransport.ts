import EventBus, { type BusFailure, type BusMessage } from '@vertx/eventbus-bridge-client.js';
import { WORLD } from '../store/FlightStore';
import { readJson } from './jsonReader';
import { BrokenMessage, GONE, type Delta, type Message } from './messages';
import { tileName, type TileView, WORLD_TILES } from './tiles';
import type { Transport, TransportListener } from './Transport';

const DELTAS = 'sky.delta.';
const SNAPSHOT = 'sky.snapshot';
const STATUS = 'sky.status';
const ANOMALY = 'sky.anomaly';
const ANSWER_TIMEOUT_MS = 10_000;

/** How the server's messages begin. */
const ADDRESS = /^\{"type":"rec","address":"([^"]*)"/;

type Handler = (error: BusFailure | null, message?: BusMessage) => void;

/**
 * The Vert.x event bus over SockJS, with the official client: works where WebSockets do not.
 *
 * Subscribe first, ask for the snapshot then, and keep what comes in between.
 */
export class EventBusTransport implements Transport {
  readonly name = 'eventbus';
  private bus: EventBus | null = null;
  private view: TileView = WORLD_TILES;
  private readonly handlers = new Map<string, Handler>();
  /** Addresses that are not wanted any more, of which messages may still be on their way. */
  private readonly left = new Set<string>();
  /** The deltas that came while a snapshot is awaited; null when none is. */
  private kept: Delta[] | null = null;
  private questions = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly server: URL,
    private readonly listener: TransportListener,
  ) {}

  open(view: TileView): void {
    this.close();
    this.view = view;
    const bus = new EventBus(new URL('eventbus', this.server).href);
    bus.onopen = () => {
      this.readBefore(bus);
      bus.registerHandler(STATUS, (_, message) => {
        if (message) this.listener.nodeStatus(message.body);
      });
      bus.registerHandler(ANOMALY, (_, message) => {
        if (message) this.listener.anomaly(message.body);
      });
      this.subscribe();
      this.ask();
    };
    bus.onclose = (event) => {
      if (bus === this.bus) this.ended(event?.code ?? null);
    };
    // The bus says so when it refuses something; the answer that then does not come is noticed.
    bus.onerror = () => undefined;
    this.bus = bus;
    this.waitFor();
  }

  watch(view: TileView): void {
    this.view = view;
    if (this.bus?.state !== EventBus.OPEN) return;
    this.subscribe();
    this.ask();
  }

  recover(): void {
    if (this.bus?.state === EventBus.OPEN && !this.kept) this.ask();
  }

  close(): void {
    const bus = this.bus;
    this.forget();
    if (!bus) return;
    bus.onopen = bus.onclose = null;
    bus.close();
  }

  /** What to register for, and the view that is told there. */
  private addresses(): Map<string, number> {
    const { tiles } = this.view;
    if (!tiles) return new Map([[`${DELTAS}world`, WORLD]]);
    return new Map(tiles.map((tile) => [DELTAS + tileName(tile), tile]));
  }

  private subscribe(): void {
    const wanted = this.addresses();
    for (const [address, handler] of this.handlers) {
      if (wanted.has(address)) continue;
      this.bus?.unregisterHandler(address, handler);
      this.handlers.delete(address);
      this.left.add(address);
    }
    for (const [address, view] of wanted) {
      if (this.handlers.has(address)) continue;
      const handler: Handler = (_, message) => {
        if (message) this.received(message.body, view);
      };
      this.handlers.set(address, handler);
      this.left.delete(address);
      this.bus?.registerHandler(address, handler);
    }
  }

  private ask(): void {
    const question = ++this.questions;
    this.kept ??= [];
    this.waitFor();
    const { box } = this.view;
    const body = box ? { bbox: [box.west, box.south, box.east, box.north] } : { world: true };
    this.bus?.send(SNAPSHOT, body, (error, answer) => {
      // A newer question will have an answer of its own.
      if (question !== this.questions) return;
      if (error || !answer) this.fail();
      else
        this.reading(() => {
          this.answered(answer.body);
        });
    });
  }

  private answered(body: unknown): void {
    clearTimeout(this.patience);
    const { shards } = body as { shards: unknown[] };
    const snapshots = shards.map(readJson).filter((message) => message?.type === 'snapshot');
    const kept = this.kept ?? [];
    this.kept = null;
    for (const snapshot of snapshots) this.listener.message(snapshot);
    // The answer has every shard: the others are no more.
    const t = Math.max(0, ...snapshots.map((snapshot) => snapshot.t));
    this.listener.message({ type: 'heartbeat', t, shards: snapshots });
    // What is of another epoch is older than the answer; its seq cannot tell so.
    const epochs = new Map(snapshots.map(({ shard, epoch }) => [shard, epoch]));
    for (const delta of kept) if (epochs.get(delta.shard) === delta.epoch) this.deliver(delta);
  }

  private received(body: unknown, at: number): void {
    this.reading(() => {
      const message = readJson(body);
      if (message?.type === 'delta') this.deliver(message);
      // Other messages that come before an awaited answer are older than it.
      else if (message && !this.kept) this.listener.message(told(message, at));
    });
  }

  private deliver(delta: Delta): void {
    if (this.kept) this.kept.push(delta);
    else if (this.watches(delta.view)) this.listener.message(delta);
  }

  private watches(view: number): boolean {
    return this.view.tiles?.includes(view) ?? view < 0;
  }

  /** Counts bytes, and keeps from the client what it would complain of on the browser's console. */
  private readBefore(bus: EventBus): void {
    const { sockJSConn } = bus;
    const read = sockJSConn.onmessage;
    sockJSConn.onmessage = (event) => {
      this.listener.bytes(event.data.length);
      const address = ADDRESS.exec(event.data)?.[1] ?? '';
      if (!this.left.has(address)) read?.(event);
    };
  }

  private reading(read: () => void): void {
    try {
      read();
    } catch (problem) {
      if (!(problem instanceof BrokenMessage || problem instanceof TypeError)) throw problem;
      this.fail();
    }
  }

  private waitFor(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.fail();
    }, ANSWER_TIMEOUT_MS);
  }

  private fail(): void {
    this.close();
    this.listener.closed(null);
  }

  private ended(code: number | null): void {
    this.forget();
    this.listener.closed(code);
  }

  private forget(): void {
    clearTimeout(this.patience);
    this.bus = null;
    this.kept = null;
    this.questions++;
    this.handlers.clear();
    this.left.clear();
  }
}

/** A snapshot at an address is of that view only; a shard that is gone is gone in all of them. */
function told(message: Exclude<Message, Delta>, at: number): Message {
  if (message.type === 'snapshot') return message.epoch === GONE ? message : { ...message, at };
  return message.type === 'heartbeat' ? { ...message, at } : message;
}
