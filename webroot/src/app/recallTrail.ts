import type { Seen } from '../trails/TrailStore';
import { asNumber, asRecord } from '../wire/fields';
import type { Page } from './Page';

/** Whoever goes from one to the next, or drags through time, does not need each. */
const PAUSE_MS = 400;
/** As long as a trail can be. */
const BEFORE_S = 30 * 60;
const PATIENCE_MS = 10_000;

/** Brings where the selected aircraft was before this page saw it, from a server that keeps the past. */
export function recallTrail(page: Page, server: URL): void {
  const { past, store, clock } = page.sky;
  if (!past) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let { leaps } = clock;
  let state = past.known.value.state;
  page.selected.subscribe(look);
  past.known.subscribe((known) => {
    if (known.state !== state) look();
    state = known.state;
  });
  store.subscribe(() => {
    if (clock.leaps !== leaps) look();
    leaps = clock.leaps;
  });
  look();

  function look(): void {
    clearTimeout(timer);
    const icao24 = page.selected.value;
    if (icao24 === null || past?.known.value.state !== 'here') return;
    timer = setTimeout(() => {
      void recall(icao24);
    }, PAUSE_MS);
  }

  async function recall(icao24: string): Promise<void> {
    const at = clock.leaps;
    try {
      const seen = await ask(icao24, clock.now() / 1_000);
      // Of another instant it would lead elsewhere.
      if (clock.leaps === at) page.trails.recall(icao24, seen);
    } catch {
      // The trail is what this page has seen.
    }
  }

  async function ask(icao24: string, toS: number): Promise<Seen[]> {
    const address = new URL(`flights/${icao24}/track`, server);
    address.searchParams.set('from', (toS - BEFORE_S).toFixed(3));
    address.searchParams.set('to', toS.toFixed(3));
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const { track } = asRecord(await answer.json());
    return Array.isArray(track) ? track.map(read) : [];
  }
}

/** An update, as everywhere: docs/protocol.md. */
function read(told: unknown): Seen {
  const update = asRecord(told);
  const position = asRecord(update.position);
  return {
    lat: asNumber(position.lat),
    lon: asNumber(position.lon),
    altM: asNumber(update.altitude_m ?? update.geo_altitude_m),
    headingDeg: asNumber(update.heading_deg),
    atMs: asNumber(update.time_position_unix) * 1_000,
  };
}
