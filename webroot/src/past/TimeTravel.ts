import type { FlightStore } from '../store/FlightStore';
import type { SkyClock } from '../store/SkyClock';
import type { ConnectionState, Live, Readable, View } from '../wire/live';
import { Value } from '../wire/Value';
import type { MakePlayer, PastPlayer } from './PastPlayer';
import { FIRST, nextSpeed, type Playback } from './playback';
import { Reach } from './Reach';
import { type Known, WHY_NOT } from './SpanWatch';

export interface TravelOptions {
  readonly store: FlightStore;
  readonly clock: SkyClock;
  /** It has to make room. */
  readonly live: Pick<Live, 'status' | 'start'> & { park(): void };
  readonly known: Readable<Known>;
  readonly server: URL;
  readonly view: View;
  /** Brings the part that plays the past, which most visitors never need. */
  readonly bring: () => Promise<MakePlayer>;
}

/** The way from now to the past and back. */
export class TimeTravel {
  /** Null: what is shown is now. */
  readonly playback = new Value<Playback | null>(null);
  readonly known: Readable<Known>;
  readonly reach: Reach;
  private client: PastPlayer | null = null;
  /** Whether a finger holds it, and where it would be let go as now. */
  private held = false;
  private endsNow = false;
  private view: View;
  /** What is to be shown again once somebody has logged in. */
  private kept: Playback | null = null;

  constructor(private readonly options: TravelOptions) {
    this.known = options.known;
    this.reach = new Reach(options.known);
    this.view = options.view;
    this.known.subscribe(({ state }) => {
      if (state === 'none' || state === 'elsewhere') this.leave();
    });
    options.live.status.subscribe(({ state }) => {
      this.makeRoom(state);
    });
  }

  /** Why one cannot go to the past, in words; empty where one can, or may try. */
  get refusal(): string {
    return this.playback.value ? '' : WHY_NOT[this.known.value.state];
  }

  /** The instant that is shown, or will be as soon as it is there. */
  get nowMs(): number {
    return this.playback.value?.goalMs ?? this.options.clock.now();
  }

  /** What time it is, whatever is shown. */
  get liveMs(): number {
    return this.options.clock.liveNow();
  }

  /** Shows an instant; as good as now is now. */
  go(atMs: number): void {
    if (atMs > this.reach.lastMs) {
      this.leave();
      return;
    }
    const goalMs = this.reach.within(atMs);
    this.enter({ ...(this.playback.value ?? FIRST), goalMs });
    this.client?.go(goalMs);
  }

  /** Goes there as a link says, which may come before it is known whether there is a past. */
  open(atMs: number, speed: number | null): void {
    this.enter({ ...FIRST, playing: speed !== null, speed: speed ?? 1, goalMs: atMs });
  }

  /** As `go`, under a finger: time stands until it is let go. */
  drag(atMs: number): void {
    const { lastMs } = this.reach;
    // Whoever touches now while it is now goes nowhere.
    if (!this.playback.value && atMs > lastMs) return;
    if (!this.held) this.client?.pause();
    this.held = true;
    this.endsNow = atMs > lastMs;
    this.go(Math.min(atMs, lastMs));
  }

  letGo(): void {
    this.held = false;
    if (this.endsNow) this.leave();
    this.follow();
  }

  step(seconds: number): void {
    const from = this.playback.value ? this.nowMs : this.reach.lastMs;
    this.go(from + seconds * 1_000);
  }

  /** Stands, or goes on; what is now stands as the past. */
  toggle(): void {
    const { value } = this.playback;
    if (!value) this.enter({ ...FIRST, playing: false, goalMs: this.reach.lastMs });
    else this.play(!value.playing, value.speed);
  }

  faster(by: 1 | -1): void {
    if (!this.playback.value) this.go(this.reach.lastMs);
    const { value } = this.playback;
    if (value) this.play(true, nextSpeed(value.speed, by));
  }

  setView(view: View): void {
    this.view = view;
    this.client?.setView(view);
  }

  /** Shows what is now. */
  leave(): void {
    if (!this.playback.value) return;
    this.forget();
    this.options.live.start();
  }

  private play(playing: boolean, speed: number): void {
    this.change({ playing, speed });
    this.follow();
  }

  private follow(): void {
    const { value } = this.playback;
    if (!value || this.held) return;
    if (value.playing) this.client?.play(value.speed);
    else this.client?.pause();
  }

  private enter(playback: Playback): void {
    const isHere = this.playback.value !== null;
    // Before anything else is told of it.
    this.playback.value = playback;
    if (isHere) return;
    this.options.live.park();
    void this.begin();
  }

  private async begin(): Promise<void> {
    const make = await this.options.bring();
    const { value } = this.playback;
    if (!value || this.client) return;
    const { store, clock, server } = this.options;
    this.client = make(store, clock, {
      server,
      view: this.view,
      tell: (change) => {
        this.change(change);
      },
      ends: () => {
        this.leave();
      },
    });
    this.follow();
    this.client.go(value.goalMs ?? this.reach.lastMs);
  }

  /** Somebody has to log in first, or has gone back by another way. */
  private makeRoom(state: ConnectionState): void {
    const { value } = this.playback;
    if (state === 'locked' && value) this.kept = { ...value, goalMs: this.nowMs };
    else if (state !== 'locked' && this.kept) {
      const kept = this.kept;
      this.kept = null;
      // Whoever tells of that state has more to do before it can be parked.
      queueMicrotask(() => {
        this.enter(kept);
      });
    }
    if (state !== 'parked') this.forget();
  }

  private change(change: Partial<Playback>): void {
    if (this.playback.value) this.playback.value = { ...this.playback.value, ...change };
  }

  private forget(): void {
    if (!this.playback.value) return;
    this.client?.close();
    this.client = null;
    this.held = this.endsNow = false;
    this.playback.value = null;
  }
}
