import EventBus, { type BusFailure, type BusMessage } from '@vertx/eventbus-bridge-client.js';
import { readJson } from './jsonReader';
import { BrokenMessage, GONE, type Message, type Snapshot } from './messages';
import { tileName, type TileView, WORLD_TILES } from './tiles';
import type { Transport, TransportListener } from './Transport';

const DELTAS = 'sky.delta.';
const SNAPSHOT = 'sky.snapshot';
const STATUS = 'sky.status';
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
  /** What came while a snapshot is awaited; null when none is. */
  private kept: Message[] | null = null;
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

  private addresses(): string[] {
    return this.view.tiles?.map((tile) => DELTAS + tileName(tile)) ?? [`${DELTAS}world`];
  }

  private subscribe(): void {
    const wanted = new Set(this.addresses());
    for (const [address, handler] of this.handlers) {
      if (wanted.has(address)) continue;
      this.bus?.unregisterHandler(address, handler);
      this.handlers.delete(address);
      this.left.add(address);
    }
    for (const address of wanted) {
      if (this.handlers.has(address)) continue;
      const handler: Handler = (_, message) => {
        if (message) this.received(message.body);
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
    for (const message of kept) this.deliver(message);
  }

  private received(body: unknown): void {
    this.reading(() => {
      const message = readJson(body);
      if (message) this.deliver(message);
    });
  }

  private deliver(message: Message): void {
    if (this.kept) this.kept.push(message);
    else if (message.type === 'snapshot' && !this.isWhole(message)) this.ask();
    else if (message.type !== 'delta' || this.watches(message.view)) this.listener.message(message);
  }

  /** After being slow, each address gets a snapshot of its own tile only; together they are a view. */
  private isWhole({ epoch, views }: Snapshot): boolean {
    return epoch === GONE || (views?.length ?? 0) === (this.view.tiles?.length ?? 0);
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
