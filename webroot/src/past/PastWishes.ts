import { viewMessage } from '../wire/PackedSocket';
import { sameTiles, type TileView } from '../wire/tiles';

/**
 * What is wanted of the server, and what of that it has been told. One thing that it answers by a
 * snapshot is asked at a time: whoever drags asks faster than answers come.
 */
export class PastWishes {
  playing = false;
  /** Kept while it stands. */
  speed = 1;
  /** The instant that is not shown yet, in Unix ms. */
  goalMs: number | null = null;
  private told = { playing: false, speed: 1 };
  private toldView: TileView;
  /** What has not been answered yet: a view where there is no instant. */
  private asked: { readonly seekMs: number | null } | null = null;

  constructor(private readonly view: () => TileView) {
    this.toldView = view();
  }

  get rate(): number {
    return this.playing ? this.speed : 0;
  }

  get isAsking(): boolean {
    return this.asked !== null;
  }

  /** Whether what comes now is of before the instant that was asked for. */
  get isSeeking(): boolean {
    return this.asked !== null && this.asked.seekMs !== null;
  }

  /** What a connection that begins now is opened with. */
  begin(fromMs: number): { fromMs: number; speed: number; view: TileView } {
    this.asked = { seekMs: fromMs };
    this.toldView = this.view();
    // Who is opened plays.
    this.told = { playing: true, speed: this.playing ? this.speed : 1 };
    return { fromMs, speed: this.told.speed, view: this.toldView };
  }

  get hasNext(): boolean {
    return this.isOtherMode || (this.asked === null && this.isOtherPlace);
  }

  /** The next message, which is told with that. */
  next(): unknown {
    const { playing, speed, goalMs } = this;
    if (this.isOtherMode) {
      this.told = { playing, speed };
      return playing ? { type: 'play', speed } : { type: 'pause' };
    }
    this.asked = { seekMs: goalMs };
    if (goalMs !== null) return { type: 'seek', t: goalMs / 1_000 };
    this.toldView = this.view();
    return viewMessage(this.toldView);
  }

  /** A snapshot came: the instant that it was asked for by; null when it was for a view, or for nothing. */
  answered(): number | null {
    const seekMs = this.asked?.seekMs ?? null;
    this.asked = null;
    if (this.goalMs === seekMs) this.goalMs = null;
    return seekMs;
  }

  /** The server stands by itself. */
  stopped(): void {
    this.playing = this.told.playing = false;
  }

  /** The connection has ended: nothing that was asked for comes any more. */
  lost(): void {
    this.asked = null;
  }

  private get isOtherMode(): boolean {
    const { told, playing, speed } = this;
    return playing !== told.playing || (playing && speed !== told.speed);
  }

  private get isOtherPlace(): boolean {
    return this.goalMs !== null || !sameTiles(this.toldView, this.view());
  }
}
