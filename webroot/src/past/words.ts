import { formatAge } from '../units/units';
import { type Playback, speedWords } from './playback';

const DAY_MS = 24 * 3_600_000;
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };

/** `14:32:05`, with the day where it is another than today. */
export function instantWords(atMs: number, nowMs: number): string {
  return [dayWords(atMs, nowMs), clockWords(atMs)].filter(Boolean).join(' ');
}

export function clockWords(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}

/** `28 Nov`, nothing today. */
export function dayWords(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  return at.toDateString() === new Date(nowMs).toDateString()
    ? ''
    : at.toLocaleDateString('en-GB', DAY);
}

export function agoWords(atMs: number, nowMs: number): string {
  const ms = Math.max(0, nowMs - atMs);
  return `${ms < 2 * DAY_MS ? formatAge(ms) : `${Math.round(ms / DAY_MS)}\u00a0days`} ago`;
}

/** How it goes, for who cannot see it. */
export function playbackWords({ playing, speed }: Playback): string {
  if (!playing) return 'stopped';
  if (speed === 1) return 'playing';
  return `playing ${speed < 0 ? 'backwards ' : ''}at ${speedWords(Math.abs(speed))}`;
}

/** `14:32`, or the day: since when there is anything. */
export function sinceWords(fromMs: number, nowMs: number): string {
  return dayWords(fromMs, nowMs) || hourWords(fromMs);
}

/** `09:12 to 10:40`, with the day where it is another than today: when a flight was in the air. */
export function flownWords(fromMs: number, toMs: number, nowMs: number): string {
  return [dayWords(fromMs, nowMs), `${hourWords(fromMs)} to ${hourWords(toMs)}`]
    .filter(Boolean)
    .join(' ');
}

function hourWords(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
