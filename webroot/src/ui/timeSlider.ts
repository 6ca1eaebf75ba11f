import type { TimeTravel } from '../past/TimeTravel';
import { agoWords, instantWords, playbackWords } from '../past/words';

/** Tells who cannot see it which moment is shown, and how it goes on. */
export function tellSlider(slider: HTMLElement, past: TimeTravel): void {
  const { liveMs, nowMs } = past;
  const playback = past.playback.value;
  const shownMs = playback ? nowMs : liveMs;
  const { fromMs } = past.known.value;
  const told = {
    valuemin: seconds(fromMs || Math.min(shownMs, liveMs)),
    valuemax: seconds(liveMs),
    valuenow: seconds(shownMs),
    valuetext: playback
      ? `${instantWords(shownMs, liveMs)}, ${agoWords(shownMs, liveMs)}, ${playbackWords(playback)}`
      : 'now, live',
  };
  for (const [name, value] of Object.entries(told))
    if (slider.getAttribute(`aria-${name}`) !== value) slider.setAttribute(`aria-${name}`, value);
}

function seconds(ms: number): string {
  return String(Math.round(ms / 1_000));
}
