import type { FlightStore } from '../store/FlightStore';
import type { SkyClock } from '../store/SkyClock';
import { asNumber, asRecord } from '../wire/fields';
import { Follower } from '../wire/Follower';
import type { View } from '../wire/live';
import type { Message } from '../wire/messages';
import { ViewWish } from '../wire/ViewWish';
import { Pace } from './Pace';
import { type ConnectPast, PastLine, streamAddress } from './PastLine';
import type { PastPlayer, PlayerOptions } from './PastPlayer';
import { PastWishes } from './PastWishes';

/** The server takes 20 messages a second of each client, and a few more now and then. */
const AT_ONCE = 3;
const APART_MS = 60;
/** Until then what the server said last of itself may be of before it heard us. */
const SETTLE_MS = 700;
/** Times are told in whole ms. */
const SAME_MS = 1;

export interface PastOptions extends PlayerOptions {
  /** Tests bring their own. */
  readonly connect?: ConnectPast;
}

/** Keeps the store at an instant of a server's past: docs/history.md. */
export class PastClient implements PastPlayer {
  private readonly follower: Follower;
  private readonly line: PastLine;
  private readonly watched: ViewWish;
  private readonly wishes: PastWishes;
  private readonly pace = new Pace(AT_ONCE, APART_MS);
  private isInTrouble = false;
  private saidAtMs = -Infinity;
  /** What the server said last of how it plays. */
  private state: { tMs: number; playing: boolean; speed: number } | null = null;
  private judging: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: FlightStore,
    private readonly clock: SkyClock,
    private readonly options: PastOptions,
  ) {
    this.follower = new Follower(store);
    this.watched = new ViewWish(options.view, () => {
      this.speak();
    });
    this.wishes = new PastWishes(() => this.watched.tiles);
    const { begin: address, speak: began, received: message, heard: told, broke } = this;
    const listener = { address, began, message, told, broke, refused: options.ends };
    this.line = new PastLine(listener, options.connect);
  }

  go(atMs: number): void {
    this.aim(atMs);
    if (this.line.isOpen) this.speak();
    else this.line.open();
  }

  play(speed: number): void {
    this.wishes.speed = speed;
    this.wishes.playing = true;
    this.clock.run(speed);
    this.speak();
  }

  pause(): void {
    this.wishes.playing = false;
    this.clock.run(0);
    this.speak();
  }

  setView(view: View): void {
    this.watched.set(view);
  }

  close(): void {
    this.watched.cancel();
    clearTimeout(this.later);
    clearTimeout(this.judging);
    // What is shown stands until there is something else.
    this.clock.run(0);
    this.line.close();
  }

  private aim(atMs: number): void {
    this.wishes.goalMs = atMs;
    this.options.tell({ goalMs: atMs });
  }

  /** A connection begins at what is wanted now. */
  private readonly begin = (): URL => {
    const fromMs = this.wishes.goalMs ?? this.clock.now();
    return streamAddress(this.options.server, this.wishes.begin(fromMs));
  };

  /** Says what the server does not know yet, but not more than it takes. */
  private readonly speak = (): void => {
    clearTimeout(this.later);
    while (this.line.isOpen && this.wishes.hasNext) {
      const now = performance.now();
      const waitMs = this.pace.waitMs(now);
      if (waitMs > 0) {
        this.later = setTimeout(this.speak, waitMs);
        return;
      }
      this.pace.take(now);
      this.saidAtMs = now;
      this.state = null;
      this.line.say(this.wishes.next());
    }
  };

  private readonly received = (message: Message): void => {
    if (message.type === 'error') {
      this.isInTrouble = true;
      this.options.tell({ trouble: message.message });
      return;
    }
    if (message.type === 'delta' && this.isInTrouble) this.tellWell();
    const isAnswer = message.type === 'snapshot';
    // Until the instant is there that was asked for, what comes is of before.
    if (isAnswer) this.answered(message.t);
    else if (!this.wishes.isSeeking) this.clock.observe(message.t);
    const isComplete = this.follower.take(message);
    if (isAnswer) {
      this.store.keepOnly(new Set([message.shard]));
      this.store.commit();
      this.judge();
    }
    if (!isComplete && this.wishes.goalMs === null) this.aim(this.clock.now());
    this.speak();
  };

  private answered(tMs: number): void {
    const seekMs = this.wishes.answered();
    if (seekMs === null && this.clock.isPast) this.clock.observe(tMs);
    else this.clock.leap(tMs, this.wishes.rate);
    this.tellWell();
  }

  private tellWell(): void {
    this.isInTrouble = false;
    this.options.tell({ goalMs: this.wishes.goalMs, trouble: null });
  }

  /** How the server plays, told after each of our messages and when it changes that by itself. */
  private readonly heard = (body: unknown): void => {
    const { type, t, playing, speed } = asRecord(body);
    if (type !== 'state') return;
    this.state = { tMs: asNumber(t), playing: playing === true, speed: asNumber(speed) };
    this.judge();
  };

  private readonly judge = (): void => {
    clearTimeout(this.judging);
    const { state, wishes, clock } = this;
    if (!state || wishes.isAsking) return;
    const waitMs = this.saidAtMs + SETTLE_MS - performance.now();
    if (!wishes.playing) {
      // It went on a little before it heard that it is to stand.
      const isOff = Math.abs(state.tMs - clock.now()) > SAME_MS;
      if (!state.playing && isOff) this.go(clock.now());
    } else if (waitMs > 0) this.judging = setTimeout(this.judge, waitMs);
    else if (!state.playing) this.stopped(state.tMs);
    else if (wishes.speed > 0 && state.speed < wishes.speed) this.options.ends();
  };

  /** It has stopped by itself, at the oldest that is known. */
  private stopped(atMs: number): void {
    this.wishes.stopped();
    this.clock.run(0);
    this.options.tell({ playing: false });
    this.go(atMs);
  }

  /** What is shown stands until the next connection goes on from there. */
  private readonly broke = (isLasting: boolean): void => {
    this.wishes.lost();
    this.clock.run(0);
    this.follower.restart();
    this.aim(this.wishes.goalMs ?? this.clock.now());
    if (isLasting) this.options.tell({ trouble: 'The past does not answer; it is asked again' });
  };
}
