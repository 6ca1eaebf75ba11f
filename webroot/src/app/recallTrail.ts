import { trailMs } from '../trails/lengths';
import type { Page } from './Page';

/** Whoever goes from one to the next, or drags through time, does not need each. */
const PAUSE_MS = 400;
/** Longer than any flight. */
const DAY_MS = 24 * 3_600_000;

/** Brings where the selected aircraft was before this page saw it, from a server that keeps the past. */
export function recallTrail(page: Page): void {
  const { past, store, clock, history } = page.sky;
  if (!past) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();
  /** Whose trail of which time and length is there. */
  let known = '';
  page.selected.subscribe(look);
  page.settings.subscribe(look);
  past.known.subscribe(look);
  store.subscribe(look);
  look();

  function look(): void {
    const icao24 = page.selected.value;
    const { trail } = page.settings.value;
    const isHere = past?.known.value.state === 'here';
    // An aircraft that has come back has none of the trail that it had.
    const wanted = isHere && page.selectedRow >= 0 ? `${icao24} ${trail} ${clock.leaps}` : '';
    if (wanted === known) return;
    known = wanted;
    clearTimeout(timer);
    asking.abort();
    if (icao24 === null || wanted === '') return;
    asking = new AbortController();
    timer = setTimeout(() => {
      void recall(icao24, asking.signal);
    }, PAUSE_MS);
  }

  async function recall(icao24: string, signal: AbortSignal): Promise<void> {
    const toMs = clock.now();
    const ms = Math.min(DAY_MS, trailMs(page.settings.value.trail));
    try {
      const seen = await (await history()).track(icao24, { fromMs: toMs - ms, toMs }, signal);
      // Of another instant it would lead elsewhere.
      if (!signal.aborted) page.trails.recall(icao24, seen, true);
    } catch {
      // The trail is what this page has seen.
    }
  }
}
