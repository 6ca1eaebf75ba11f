import { airportTraffic } from '../airports/traffic';
import type { Airport } from '../airports/airports';
import type { Page } from '../app/Page';
import type { FlightView } from '../store/types';
import { format } from '../units/units';
import { el, setText } from './dom';
import { describe } from './hoverLabel';
import { button } from './toolbar';

const MOST = 5;
const REFRESH_MS = 2_000;

const LISTS = [
  ['arriving', 'Arriving'],
  ['departing', 'Departing'],
  ['ground', 'On the ground'],
  ['near', 'Flying by'],
] as const;

/** Who is at an airport, as far as positions tell. */
export function airportCard(page: Page, tick: (run: () => void) => void): HTMLElement {
  const name = el('h2');
  const about = el('p', { class: 'about' });
  const body = el('div', { class: 'traffic' });
  const close = button('close', 'Close (Esc)', () => {
    page.showAirport(null);
  });
  const head = el('div', { class: 'card-head' }, el('div', {}, name, about), close);
  const root = el('section', { class: 'card', 'aria-label': 'Airport', hidden: true }, head, body);
  let paintedAt = -Infinity;
  page.airport.subscribe((airport) => {
    root.hidden = airport === null;
    if (airport) paint(airport);
  });
  tick(() => {
    const airport = page.airport.value;
    if (airport && performance.now() - paintedAt > REFRESH_MS) paint(airport);
  });
  return root;

  function paint(airport: Airport): void {
    paintedAt = performance.now();
    setText(name, airport.name);
    const codes = [airport.iata, airport.ident].filter(Boolean).join(' / ');
    const elevation = format(airport.elevationFt * 0.3048, 'altitude', page.settings.value.units);
    setText(about, [codes, airport.town, airport.country, elevation].filter(Boolean).join(' · '));
    const traffic = airportTraffic(page.sky.store, airport);
    const found = LISTS.filter(([kind]) => traffic[kind].length > 0);
    // A list that is made anew under the pointer would lose the focus.
    if (body.contains(document.activeElement)) return;
    body.replaceChildren(
      ...found.flatMap(([kind, title]) => [
        el('h3', {}, `${title} `, el('small', {}, String(traffic[kind].length))),
        ...traffic[kind].slice(0, MOST).map((row) => entry(row, airport)),
      ]),
    );
    if (found.length === 0)
      body.append(el('p', { class: 'about' }, 'Nobody is heard of near here now.'));
  }

  function entry(row: number, airport: Airport): HTMLElement {
    const { store } = page.sky;
    const onclick = () => {
      page.select(row, true);
    };
    return el(
      'button',
      { class: 'entry', onclick },
      el('b', {}, store.callsign[row] ?? store.icao24[row]),
      el(
        'small',
        {},
        [otherEnd(store, row, airport), describe(page, row)].filter(Boolean).join(' · '),
      ),
    );
  }
}

/** Where it comes from or goes to, as far as that is told and is not here. */
function otherEnd(store: FlightView, row: number, { ident }: Airport): string | null {
  const { origin, destination } = store;
  if (destination[row] === ident) return origin[row] && `from ${origin[row]}`;
  return origin[row] === ident ? destination[row] && `to ${destination[row]}` : null;
}
