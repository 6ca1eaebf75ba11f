import type { FlightStore } from '../store/FlightStore';
import type { SkyClock } from '../store/SkyClock';
import type { View } from '../wire/live';
import type { Playback } from './playback';

/** Keeps the store at an instant of the past that stands or runs. */
export interface PastPlayer {
  /** Shows that instant, as soon as it can be had. */
  go(atMs: number): void;
  play(speed: number): void;
  pause(): void;
  setView(view: View): void;
  close(): void;
}

export interface PlayerOptions {
  /** Where the server's paths begin. */
  readonly server: URL;
  readonly view: View;
  readonly tell: (change: Partial<Playback>) => void;
  /** It cannot go on: all that is known has been shown, or the server asks who this is. */
  readonly ends: () => void;
}

export type MakePlayer = (
  store: FlightStore,
  clock: SkyClock,
  options: PlayerOptions,
) => PastPlayer;
