import { trailMs } from '../trails/lengths';
import type { Box, View } from '../wire/live';
import { isAbsent } from '../wire/question';
import type { Page } from './Page';

/** Whoever looks around, or drags through time, does not need all that is passed on the way. */
const PAUSE_MS = 700;
const LOOK_EVERY_MS = 500;
/** So much more than what can be seen is asked for, on each side. */
const AROUND = 0.4;
const WIDEST_DEG = 120;

interface Asked {
  readonly view: View;
  readonly leaps: number;
  readonly seconds: number;
}

/** Brings where all aircraft came from before this page saw them, while all trails are shown. */
export function recallTrails(page: Page): void {
  const { past, clock, history } = page.sky;
  if (!past) return;
  let asked: Asked | null = null;
  let asking = new AbortController();
  let wanted: View | null = null;
  let since = 0;
  let isMissing = false;
  setInterval(look, LOOK_EVERY_MS);

  function look(): void {
    const { trails, trailsOfAll } = page.settings.value;
    if (trails !== 'all' || past?.known.value.state !== 'here' || isMissing || document.hidden) {
      asked = null;
      return;
    }
    const seconds = trailMs(trailsOfAll) / 1_000;
    const { view } = page.surface;
    const { leaps } = clock;
    const isThere = asked?.leaps === leaps && asked.seconds >= seconds && covers(asked.view, view);
    if (isThere) return;
    if (!wanted || !covers(wanted, view) || since === 0) {
      wanted = around(view);
      since = performance.now();
    }
    if (performance.now() - since < PAUSE_MS) return;
    asked = { view: wanted, leaps, seconds };
    since = 0;
    asking.abort();
    asking = new AbortController();
    void recall(asked, asking.signal);
  }

  async function recall(question: Asked, signal: AbortSignal): Promise<void> {
    const { view, seconds, leaps } = question;
    try {
      const questions = await history();
      const at = { atMs: clock.now(), seconds, view };
      await questions.trails(
        at,
        (icao24, seen) => {
          // The selected one has a trail of its own; those of another instant lead elsewhere.
          if (clock.leaps === leaps && icao24 !== page.selected.value)
            page.trails.recall(icao24, seen);
        },
        signal,
      );
      page.surface.refilter();
    } catch (failure) {
      // Trails are what this page has seen.
      isMissing = isAbsent(failure);
    }
  }
}

/** Whether all of a view is in another. */
export function covers(outer: View, inner: View): boolean {
  if ('world' in outer) return true;
  if ('world' in inner) return false;
  const east = (of: number) => (((of - outer.west) % 360) + 360) % 360;
  return (
    inner.south >= outer.south &&
    inner.north <= outer.north &&
    east(inner.west) <= east(inner.east) &&
    east(inner.east) <= east(outer.east)
  );
}

/** The view and some of what is around it. */
export function around(view: View): View {
  if ('world' in view) return view;
  const wide = (((view.east - view.west) % 360) + 360) % 360;
  if (wide * (1 + 2 * AROUND) > WIDEST_DEG) return { world: true };
  const high = view.north - view.south;
  const box: Box = {
    west: wrap(view.west - wide * AROUND),
    south: Math.max(-90, view.south - high * AROUND),
    east: wrap(view.east + wide * AROUND),
    north: Math.min(90, view.north + high * AROUND),
  };
  return box;
}

function wrap(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
