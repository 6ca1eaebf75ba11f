import type { Page } from '../app/Page';
import type { FlightView } from '../store/types';
import { el } from './dom';

const REFRESH_MS = 5_000;
const ANY = '';

/** A choice among the countries whose aircraft are known now. */
export function countryField(page: Page, tick: (run: () => void) => void) {
  const element = el('select', {
    'aria-label': 'Show only aircraft of one country',
    onchange: () => {
      page.filter({ country: element.value === ANY ? null : element.value });
    },
  });
  let listedAt = -Infinity;
  tick(() => {
    // A list that changes while somebody reads it would be a nuisance.
    if (page.panel.value !== 'filters' || document.activeElement === element) return;
    if (performance.now() - listedAt > REFRESH_MS) list();
  });
  return { element, paint };

  function list(): void {
    listedAt = performance.now();
    const found = countriesOf(page.sky.store);
    const { country } = page.filters.value;
    // One of a link may have no aircraft yet.
    if (country !== null && !found.has(country)) found.set(country, 0);
    const names = [...found].sort(([a], [b]) => a.localeCompare(b, 'en'));
    element.replaceChildren(
      el('option', { value: ANY }, 'Any'),
      ...names.map(([name, count]) =>
        el('option', { value: name }, `${name} (${count.toLocaleString('en')})`),
      ),
    );
    paint();
  }

  function paint(): void {
    const wanted = page.filters.value.country ?? ANY;
    if (element.value === wanted) return;
    if (![...element.options].some(({ value }) => value === wanted)) list();
    else element.value = wanted;
  }
}

/** How many aircraft of each country are known. */
export function countriesOf(store: FlightView): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of store.rows()) {
    const name = store.country[row];
    if (name) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}
