import type { FlightStore } from '../store/FlightStore';
import type { SkyClock } from '../store/SkyClock';
import { asNumber, asRecord } from '../wire/fields';
import { Follower } from '../wire/Follower';
import type { View } from '../wire/live';
import type { Message } from '../wire/messages';
import { viewMessage } from '../wire/PackedSocket';
import { sameTiles, type TileView } from '../wire/tiles';
import { ViewWish } from '../wire/ViewWish';
import { type ConnectPast, PastLine, streamAddress } from './PastLine';
import type { Playback } from './playback';

/** The server takes 20 messages a second of each client. */
const APART_MS = 60;
/** Until then what the server says of itself may be of before it heard us. */
const SETTLE_MS = 700;
/** Played slower than that, a picture stands where it was stopped, or so near that nobody sees it. */
const EXACT_ABOVE = 2;

export interface PastOptions {
  /** Where the server's paths begin. */
  readonly server: URL;
  readonly view: View;
  readonly tell: (change: Partial<Playback>) => void;
  /** It cannot go on: all that is known has been shown, or the server asks who this is. */
  readonly ends: () => void;
  /** Tests bring their own. */
  readonly connect?: ConnectPast;
}

/** Keeps the store at an instant of the past that stands or runs: docs/protocol.md. */
export class PastClient {
  private readonly follower: Follower;
  private readonly line: PastLine;
  private readonly wish: ViewWish;
  private toldView: TileView;
  private speed = 1;
  private playing = false;
  private goalMs: number | null = null;
  /**
   * What has not been answered yet, a view where there is no instant. Only one thing at a time:
   * whoever drags asks faster than answers come.
   */
  private asked: { readonly seekMs: number | null } | null = null;
  private isInTrouble = false;
  private saidAtMs = -Infinity;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: FlightStore,
    private readonly clock: SkyClock,
    private readonly options: PastOptions,
  ) {
    this.follower = new Follower(store);
    this.wish = new ViewWish(options.view, () => {
      this.askNext();
    });
    this.toldView = this.wish.tiles;
    const { begin: address, began, received: message, heard: told, broke } = this;
    const listener = { address, began, message, told, broke, refused: options.ends };
    this.line = new PastLine(listener, options.connect);
  }

  /** Shows that instant, as soon as it can be had. */
  go(atMs: number): void {
    this.aim(atMs);
    if (this.line.isOpen) this.askNext();
    else this.line.open();
  }

  play(speed: number): void {
    this.speed = speed;
    this.playing = true;
    this.clock.run(speed);
    this.say({ type: 'play', speed });
  }

  pause(): void {
    const wasFast = this.playing && Math.abs(this.speed) > EXACT_ABOVE;
    this.playing = false;
    this.clock.run(0);
    this.say({ type: 'pause' });
    // The server may be further by now than what is shown.
    if (wasFast && this.goalMs === null && this.clock.isPast) this.go(this.clock.now());
  }

  setView(view: View): void {
    this.wish.set(view);
  }

  close(): void {
    this.wish.cancel();
    clearTimeout(this.later);
    // What is shown stands until there is something else.
    this.clock.run(0);
    this.line.close();
  }

  private aim(atMs: number): void {
    this.goalMs = atMs;
    this.options.tell({ goalMs: atMs });
  }

  /** A connection begins at what is wanted now. */
  private readonly begin = (): URL => {
    const seekMs = this.goalMs ?? this.clock.now();
    this.asked = { seekMs };
    this.toldView = this.wish.tiles;
    return streamAddress(this.options.server, {
      fromMs: seekMs,
      speed: this.playing ? this.speed : 1,
      view: this.toldView,
    });
  };

  private readonly began = (): void => {
    if (!this.playing) this.say({ type: 'pause' });
  };

  private askNext(): void {
    clearTimeout(this.later);
    const waitMs = this.saidAtMs + APART_MS - performance.now();
    if (this.asked || !this.line.isOpen) return;
    const isNewView = !sameTiles(this.toldView, this.wish.tiles);
    if (this.goalMs === null && !isNewView) return;
    if (waitMs > 0) {
      this.later = setTimeout(() => {
        this.askNext();
      }, waitMs);
      return;
    }
    this.asked = { seekMs: this.goalMs };
    if (this.goalMs !== null) this.say({ type: 'seek', t: this.goalMs / 1_000 });
    else this.say(viewMessage((this.toldView = this.wish.tiles)));
  }

  private say(message: unknown): void {
    this.saidAtMs = performance.now();
    this.line.say(message);
  }

  private readonly received = (message: Message): void => {
    if (message.type === 'error') {
      this.isInTrouble = true;
      this.options.tell({ trouble: message.message });
      return;
    }
    if (message.type === 'delta' && this.isInTrouble) this.isWell();
    const isAnswer = message.type === 'snapshot';
    // Until the instant is there that was asked for, what comes is of before.
    if (isAnswer) this.answered(message.t);
    else if ((this.asked?.seekMs ?? null) === null) this.clock.observe(message.t);
    const isComplete = this.follower.take(message);
    if (isAnswer) {
      this.store.keepOnly(new Set([message.shard]));
      this.store.commit();
    }
    if (!isComplete && this.goalMs === null) this.aim(this.clock.now());
    this.askNext();
  };

  private answered(tMs: number): void {
    const seekMs = this.asked?.seekMs ?? null;
    this.asked = null;
    if (seekMs === null && this.clock.isPast) this.clock.observe(tMs);
    else this.clock.leap(tMs, this.playing ? this.speed : 0);
    if (this.goalMs === seekMs) this.goalMs = null;
    this.options.tell({ goalMs: this.goalMs });
    this.isWell();
  }

  private isWell(): void {
    this.isInTrouble = false;
    this.options.tell({ trouble: null });
  }

  /** It says when it stops or slows down by itself: at the oldest and at the newest that is known. */
  private readonly heard = (body: unknown): void => {
    const { type, playing, speed } = asRecord(body);
    const isOld = this.asked !== null || performance.now() - this.saidAtMs < SETTLE_MS;
    if (type !== 'state' || isOld || !this.playing) return;
    if (playing === false) {
      this.playing = false;
      this.clock.run(0);
      this.options.tell({ playing: false });
    } else if (this.speed > 0 && asNumber(speed) < this.speed) this.options.ends();
  };

  /** What is shown stands until the next connection goes on from there. */
  private readonly broke = (isLasting: boolean): void => {
    this.asked = null;
    this.clock.run(0);
    this.follower.restart();
    this.aim(this.goalMs ?? this.clock.now());
    if (isLasting) this.options.tell({ trouble: 'The past does not answer; it is asked again' });
  };
}
