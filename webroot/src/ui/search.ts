import { airports, type Airport } from '../airports/airports';
import type { Page } from '../app/Page';
import { piece } from '../app/piece';
import { iconOf, ICONS } from '../globe/icons';
import type { FlightView } from '../store/types';
import { el, svg } from './dom';
import type { EarlierFlights } from './earlierFlights';
import { glyph } from './glyphs';

const MOST_AIRCRAFT = 7;
const MOST_AIRPORTS = 4;

export interface Search {
  readonly element: HTMLElement;
  readonly open: () => void;
}

/** Makes what can be chosen: with a picture, a name, and what there is to say about it. */
export type MakeResult = (icon: Node, name: string, about: string, go: () => void) => HTMLElement;

/** Finds one aircraft or airport, or a flight of before, while somebody writes. */
export function search(page: Page): Search {
  let known: readonly Airport[] = [];
  let earlier: EarlierFlights | null = null;
  const list = el('div', { class: 'results', id: 'results', role: 'listbox', hidden: true });
  const input = el('input', {
    type: 'search',
    placeholder: 'Search',
    role: 'combobox',
    'aria-label': 'Search aircraft and airports',
    'aria-controls': 'results',
    'aria-expanded': 'false',
    autocomplete: 'off',
    spellcheck: 'false',
    onfocus: () => {
      void airports().then((found) => {
        known = found;
      });
      void bringEarlier();
      paint();
    },
    oninput: () => {
      paint();
    },
    onkeydown: (event) => {
      onKey(event);
    },
    onblur: () => {
      // A click on a result takes the focus first.
      setTimeout(() => {
        if (!element.contains(document.activeElement)) close();
      }, 150);
    },
  });
  const element = el(
    'div',
    { class: 'search', role: 'search' },
    glyph('search'),
    input,
    el('kbd', {}, '/'),
    list,
  );
  return {
    element,
    open: () => {
      input.focus();
      input.select();
    },
  };

  async function bringEarlier(): Promise<void> {
    const { past } = page.sky;
    if (!past || earlier) return;
    const { EarlierFlights } = await piece(() => import('./earlierFlights'));
    earlier ??= new EarlierFlights(page, past, result, () => {
      paint(chosen());
    });
    paint(chosen());
  }

  /** With what is chosen already: the past answers later, and below. */
  function paint(at = 0): void {
    const words = input.value.trim().toLowerCase();
    const now = words === '' ? [] : [...aircraftResults(words), ...airportResults(words)];
    const found = [...now, ...(earlier?.of(words) ?? [])];
    if (words !== '' && found.length === 0)
      found.push(
        el('p', { role: 'option', 'aria-disabled': 'true' }, 'Nothing of that name is known here'),
      );
    list.replaceChildren(...found);
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    [...list.querySelectorAll('button')].at(at)?.setAttribute('aria-selected', 'true');
  }

  /** Which of the results it is. */
  function chosen(): number {
    const buttons = [...list.querySelectorAll('button')];
    return Math.max(0, buttons.findIndex(isChosen));
  }

  function aircraftResults(words: string): HTMLElement[] {
    const { store } = page.sky;
    return findAircraft(store, words, MOST_AIRCRAFT).map((row) => {
      const icon = svg('-50 -50 100 100', { d: ICONS[iconOf(store.category[row])] });
      const about = [store.registration[row] ?? store.icao24[row], store.country[row]];
      const name = store.callsign[row] ?? store.icao24[row];
      return result(icon, name, about.filter(Boolean).join(' · '), () => {
        page.select(row, true);
      });
    });
  }

  function airportResults(words: string): HTMLElement[] {
    const found = known.filter((a) => matchesAirport(a, words)).slice(0, MOST_AIRPORTS);
    return found.map((airport) => {
      const code = [airport.iata, airport.ident].filter(Boolean).join(' / ');
      const about = [code, airport.town, airport.country].filter(Boolean).join(' · ');
      return result(glyph('target'), airport.name, about, () => {
        page.showAirport(airport);
        page.flyNear(airport);
      });
    });
  }

  function result(icon: Node, name: string, about: string, go: () => void): HTMLElement {
    const onclick = () => {
      go();
      close();
    };
    const texts = [el('b', {}, name), el('small', {}, about)];
    return el('button', { role: 'option', tabindex: -1, onclick }, icon, ...texts);
  }

  function onKey(event: KeyboardEvent): void {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.findIndex(isChosen);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && buttons.length > 0) {
      event.preventDefault();
      buttons[at]?.removeAttribute('aria-selected');
      const next = buttons[(at + step + buttons.length) % buttons.length];
      next.setAttribute('aria-selected', 'true');
      next.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') buttons[at]?.click();
    else if (event.key === 'Escape') close();
  }

  function close(): void {
    input.value = '';
    input.blur();
    paint();
  }
}

function isChosen(result: Element): boolean {
  return result.getAttribute('aria-selected') === 'true';
}

/** Those whose name begins with the words come before those that have them somewhere. */
export function findAircraft(store: FlightView, words: string, most: number): number[] {
  const first: number[] = [];
  const later: number[] = [];
  for (const row of store.rows()) {
    const texts = [
      store.callsign[row],
      store.icao24[row],
      store.registration[row],
      store.squawk[row],
    ];
    if (texts.some((text) => text?.toLowerCase().startsWith(words))) first.push(row);
    else if (later.length < most && (store.country[row]?.toLowerCase().startsWith(words) ?? false))
      later.push(row);
    if (first.length >= most) break;
  }
  return [...first, ...later].slice(0, most);
}

export function matchesAirport(airport: Airport, words: string): boolean {
  return (
    airport.iata.toLowerCase() === words ||
    airport.ident.toLowerCase().startsWith(words) ||
    (words.length > 2 && ` ${airport.town} ${airport.name}`.toLowerCase().includes(` ${words}`))
  );
}
