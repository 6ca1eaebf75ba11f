/** How the past is shown. */
export interface Playback {
  readonly playing: boolean;
  /** Seconds of it in one of ours, less than 0 backwards; also what it will go on at when it stands. */
  readonly speed: number;
  /** The instant that was asked for and is not shown yet, in Unix ms. */
  readonly goalMs: number | null;
  /** Why nothing comes, in words. */
  readonly trouble: string | null;
}

export const FIRST: Playback = { playing: true, speed: 1, goalMs: null, trouble: null };

const SPEEDS = [-60, -20, -10, -5, -2, -1, -0.5, 0.5, 1, 2, 5, 10, 20, 60];

/** The next speed of the ladder that leads from fast backwards to fast forwards. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  const beyond = SPEEDS.filter((each) => (by > 0 ? each > speed : each < speed));
  return (by > 0 ? beyond.at(0) : beyond.at(-1)) ?? speed;
}

/** A speed that a link names, if it is one that can be played. */
export function asSpeed(value: number): number | null {
  return SPEEDS.includes(value) ? value : null;
}

export function speedWords(speed: number): string {
  return speed < 0 ? `−${-speed}×` : `${speed}×`;
}
