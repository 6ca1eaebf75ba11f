import type { Page } from '../app/Page';
import { revisit } from '../app/revisit';
import { isNarrow } from '../app/room';
import { NearSearch, type Passed } from '../past/NearSearch';
import type { Passing } from '../past/questions';
import { agoWords, clockWords } from '../past/words';
import { format, formatPlace } from '../units/units';
import { el, setText } from './dom';
import { nearMark } from './nearMark';
import { RovingList } from './RovingList';

const WAIT_FOR_POSITION_MS = 15_000;
const OLDEST_POSITION_MS = 60_000;

/** Flights that passed a place in the last hour, the nearest first. */
export class NearList {
  private readonly about = el('p', { class: 'about' });
  private readonly result = el('p', { class: 'result', role: 'status' });
  private readonly list = el('ul', { class: 'events', 'aria-label': 'Who has passed' });
  private readonly roving = new RovingList(this.list);
  private readonly middle: HTMLButtonElement;
  private readonly farther: HTMLButtonElement;
  private readonly search: NearSearch;
  private painted: readonly Passing[] | null = null;

  constructor(
    private readonly page: Page,
    body: HTMLElement,
  ) {
    this.search = new NearSearch(page.sky.past, page.sky.history);
    this.middle = plain('Centre of view', () => {
      this.askMiddle();
    });
    const here = plain('Where I am', () => {
      this.askHere();
    });
    this.farther = plain('Look farther', () => {
      this.search.farther();
    });
    const from = el('div', { class: 'near-from' }, this.middle, here);
    body.append(this.about, from, this.result, this.list, this.farther);
    nearMark(page);
    page.place.subscribe(() => {
      this.look();
    });
    page.panel.subscribe(() => {
      this.look();
    });
    page.settings.subscribe(() => {
      this.painted = null;
      this.paint(this.search.passed.value);
    });
    this.search.passed.subscribe((passed) => {
      this.paint(passed);
    });
    this.paint(this.search.passed.value);
    this.look();
  }

  focus(): void {
    this.middle.focus();
  }

  /** Opened without a place it is that of the middle; closed, nothing is asked any more. */
  private look(): void {
    const { panel, place } = this.page;
    if (panel.value !== 'near') {
      if (place.value) place.value = null;
      else if (this.search.passed.value.place) this.search.forget();
    } else if (!place.value) this.askMiddle();
    else if (place.value !== this.search.passed.value.place) this.search.ask(place.value);
  }

  private askMiddle(): void {
    const { lat, lon } = this.page.surface.place;
    this.page.place.value = { lat, lon };
  }

  /** The browser asks whoever sits there whether it may tell. */
  private askHere(): void {
    const { page } = this;
    if (!('geolocation' in navigator)) {
      page.say('This browser does not know where you are');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = { lat: coords.latitude, lon: coords.longitude };
        page.place.value = place;
        page.flyNear(place);
      },
      () => {
        page.say(
          'This browser does not tell where you are; press long or right-click on the place',
        );
      },
      { timeout: WAIT_FOR_POSITION_MS, maximumAge: OLDEST_POSITION_MS },
    );
  }

  private paint(passed: Passed): void {
    const { flights, why } = passed;
    setText(this.about, this.aboutWords(passed));
    setText(this.result, resultWords(passed));
    this.result.hidden = flights !== null && flights.length > 0;
    this.farther.hidden = flights === null || !this.search.canReachFarther;
    if (flights === this.painted && why === '') return;
    this.painted = flights;
    const rows = (flights ?? []).map((each) => this.row(each, passed.untilMs));
    this.list.replaceChildren(...rows);
    this.roving.changed();
  }

  private aboutWords({ place, km, untilMs }: Passed): string {
    const { units } = this.page.settings.value;
    const where = place ? ` of ${formatPlace(place.lat, place.lon)}` : '';
    const isPast = this.page.sky.past?.playback.value && !Number.isNaN(untilMs);
    const when = isPast ? `hour before ${clockWords(untilMs)}` : 'last hour';
    return `Within ${format(km * 1_000, 'distance', units)}${where} in the ${when}.`;
  }

  private row(flight: Passing, untilMs: number): HTMLElement {
    const { page } = this;
    const { units } = page.settings.value;
    const isNow = page.sky.past?.playback.value === null;
    const when = isNow ? agoWords(flight.atMs, untilMs) : clockWords(flight.atMs);
    const name = flight.callsign ?? flight.icao24.toUpperCase();
    const head = el(
      'span',
      { class: 'event-head' },
      el('b', {}, name),
      el('span', { class: 'severity' }, flight.aircraftType ?? ''),
      el('time', { title: clockWords(flight.atMs) }, when),
    );
    const far = `${format(flight.distanceM, 'distance', units)} away`;
    const high = Number.isNaN(flight.altM) ? null : format(flight.altM, 'altitude', units);
    const says = [far, high].filter(Boolean).join(' · ');
    const choose = () => {
      // On a phone the list would lie over what it shows.
      if (isNarrow()) page.panel.value = null;
      revisit(page, flight);
    };
    const props = { class: 'event', tabindex: -1, onclick: choose };
    return el('li', {}, el('button', props, head, el('span', { class: 'says' }, says)));
  }
}

function resultWords({ flights, why }: Passed): string {
  if (why !== '') return `${why}.`;
  if (!flights) return 'Looking …';
  return flights.length === 0 ? 'Nobody has passed there.' : '';
}

function plain(words: string, onclick: () => void): HTMLButtonElement {
  return el('button', { class: 'plain', onclick }, words);
}
