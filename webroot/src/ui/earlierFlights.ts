import type { Page } from '../app/Page';
import { revisit } from '../app/revisit';
import { FlightSearch } from '../past/FlightSearch';
import type { PastFlight } from '../past/questions';
import type { TimeTravel } from '../past/TimeTravel';
import { flownWords } from '../past/words';
import { el } from './dom';
import { glyph } from './glyphs';
import type { MakeResult } from './search';

/** Heard so short ago it is what flies now. */
const STILL_FLYING_MS = 120_000;
/** So long before its last word: there the sky still has it. */
const BEFORE_LAST_MS = 5_000;

/** What the search finds in the past, below what flies now. */
export class EarlierFlights {
  private readonly search: FlightSearch;

  constructor(
    private readonly page: Page,
    private readonly past: TimeTravel,
    private readonly result: MakeResult,
    repaint: () => void,
  ) {
    this.search = new FlightSearch(page.sky.history, repaint);
  }

  /** What is to be listed for these words: nothing where there is no past. */
  of(words: string): HTMLElement[] {
    const { state } = this.past.known.value;
    if (state !== 'here' && state !== 'failing') return [];
    const earlier = this.search.of(words);
    if (earlier.state === 'asking') return [say('Looking into the past …')];
    if (earlier.state === 'failed') return [say(earlier.why)];
    const flights = earlier.flights.filter((flight) => !this.isFlying(flight));
    if (flights.length === 0) return [];
    const results = flights.map((flight) => this.entry(flight));
    const head = el('h3', { role: 'presentation' }, 'Earlier flights');
    return [el('div', { role: 'group', 'aria-label': 'Earlier flights' }, head, ...results)];
  }

  private isFlying({ icao24, lastMs }: PastFlight): boolean {
    const isNow = this.past.playback.value === null && lastMs > this.past.liveMs - STILL_FLYING_MS;
    return isNow && this.page.sky.store.row(icao24) >= 0;
  }

  private entry(flight: PastFlight): HTMLElement {
    const { origin, destination, aircraftType, registration } = flight;
    const route = origin || destination ? `${origin ?? '?'} → ${destination ?? '?'}` : null;
    const when = flownWords(flight.firstMs, flight.lastMs, this.past.liveMs);
    const about = [route, aircraftType ?? registration, when].filter(Boolean).join(' · ');
    const name = flight.callsign ?? flight.icao24.toUpperCase();
    return this.result(glyph('past'), name, about, () => {
      const atMs = Math.max(flight.firstMs, flight.lastMs - BEFORE_LAST_MS);
      // It stands: in a moment it would be gone.
      revisit(this.page, { ...flight, atMs }, true);
    });
  }
}

function say(words: string): HTMLElement {
  return el('p', { role: 'option', 'aria-disabled': 'true' }, words);
}
