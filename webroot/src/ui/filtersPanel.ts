import type { Page } from '../app/Page';
import type { Filters } from '../filters/filters';
import { POSITION_SOURCES } from '../store/types';
import { format } from '../units/units';
import { KINDS } from './categories';
import { countryField } from './countryField';
import { el, setText } from './dom';
import { gradient } from './legend';
import { choices, field, panel } from './panel';

const TOP_M = 14_000;
const STEP_M = 250;

/** What is shown, by altitude, place, kind, source and words. */
export function filtersPanel(page: Page, tick: (run: () => void) => void): HTMLElement {
  const words = el('input', {
    type: 'search',
    placeholder: 'Callsign, address, squawk, type',
    'aria-label': 'Show only aircraft with these words',
    oninput: () => {
      page.filter({ search: words.value });
    },
  });
  const altitude = altitudeField(page);
  const ground = choices<Filters['ground']>(
    'Where',
    [
      ['all', 'All'],
      ['air', 'In the air'],
      ['ground', 'On ground'],
    ],
    () => page.filters.value.ground,
    (value) => {
      page.filter({ ground: value });
    },
  );
  const kinds = toggles(
    KINDS,
    () => page.filters.value.categories,
    (categories) => {
      page.filter({ categories });
    },
  );
  const sources = toggles(
    POSITION_SOURCES.map((name, i) => [name, [i]] as const),
    () => page.filters.value.sources,
    (list) => {
      page.filter({ sources: list });
    },
  );
  const country = countryField(page, tick);
  const result = el('output', { class: 'result' });
  const clear = el(
    'button',
    {
      class: 'plain',
      onclick: () => {
        page.clearFilters();
      },
    },
    'Show all',
  );
  tick(() => {
    const { shown, store } = page.sky;
    const [some, all] = [shown.count, store.count].map((n) => n.toLocaleString('en'));
    setText(result, `${some} of ${all} aircraft`);
  });
  const paint = () => {
    const { search } = page.filters.value;
    if (words.value.trim() !== search.trim()) words.value = search;
    for (const each of [altitude, ground, kinds, country, sources]) each.paint();
  };
  page.filters.subscribe(paint);
  page.settings.subscribe(paint);
  paint();
  return panel(
    page,
    'filters',
    'Filters',
    field('Words', words),
    altitude.element,
    ground.element,
    field('Kind', kinds.element),
    field('Country', country.element),
    field('Position from', sources.element),
    el('div', { class: 'panel-foot' }, result, clear),
  );
}

function altitudeField(page: Page) {
  const value = el('output', { class: 'value' });
  const ramp = el('div', { class: 'ramp', 'aria-hidden': 'true' });
  const slider = (label: string) =>
    el('input', {
      type: 'range',
      min: 0,
      max: TOP_M,
      step: STEP_M,
      'aria-label': label,
      oninput: () => {
        set();
      },
    });
  const low = slider('Lowest altitude');
  const high = slider('Highest altitude');
  function set(): void {
    const [a, b] = [Number(low.value), Number(high.value)].sort((x, y) => x - y);
    page.filter({ minAltM: a > 0 ? a : null, maxAltM: b < TOP_M ? b : null });
  }
  const paint = () => {
    const { minAltM, maxAltM } = page.filters.value;
    const { units, palette } = page.settings.value;
    if (document.activeElement !== low) low.value = String(minAltM ?? 0);
    if (document.activeElement !== high) high.value = String(maxAltM ?? TOP_M);
    ramp.style.background = gradient(palette);
    const from = minAltM === null ? 'ground' : format(minAltM, 'altitude', units);
    const to = maxAltM === null ? 'above all' : format(maxAltM, 'altitude', units);
    setText(value, minAltM === null && maxAltM === null ? 'any' : `${from} to ${to}`);
    value.classList.toggle('on', minAltM !== null || maxAltM !== null);
  };
  const element = field('Altitude', value, el('div', { class: 'double' }, ramp, low, high));
  return { element, paint };
}

/** Buttons that switch groups of codes on; none on is all on. */
function toggles(
  groups: readonly (readonly [string, readonly number[]])[],
  get: () => readonly number[],
  set: (codes: readonly number[]) => void,
) {
  const has = (codes: readonly number[]) => codes.every((code) => get().includes(code));
  const buttons = groups.map(([name, codes]) =>
    el(
      'button',
      {
        onclick: () => {
          const others = get().filter((code) => !codes.includes(code));
          set(has(codes) ? others : [...others, ...codes].sort((a, b) => a - b));
        },
      },
      name,
    ),
  );
  const paint = () => {
    buttons.forEach((each, i) => {
      each.setAttribute('aria-pressed', String(has(groups[i][1])));
    });
  };
  return { element: el('div', { class: 'toggles' }, ...buttons), paint };
}
