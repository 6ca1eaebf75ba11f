import type { Page } from '../app/Page';
import type { Settings } from '../app/settings';
import { choices, panel } from './panel';

type Options<T> = readonly (readonly [T, string])[];

/** How the picture looks, and what is on it. */
export function lookPanel(page: Page): HTMLElement {
  const row = <K extends Exclude<keyof Settings, 'airports'>>(
    name: K,
    label: string,
    options: Options<Settings[K]>,
  ) =>
    choices<Settings[K]>(
      label,
      options,
      () => page.settings.value[name],
      (value) => {
        page.set(name, value);
      },
    );
  const airports = choices<'yes' | 'no'>(
    'Airports',
    [
      ['yes', 'Shown'],
      ['no', 'Hidden'],
    ],
    () => (page.settings.value.airports ? 'yes' : 'no'),
    (value) => {
      page.set('airports', value === 'yes');
    },
  );
  const behind = {
    trail: row('trail', 'Behind the selected', [['5', '5 min'], ['30', '30 min'], ['flight', 'All of the flight']]),
    trailsOfAll: row('trailsOfAll', 'Behind all others', [['5', '5 min'], ['10', '10 min'], ['60', '60 min']]),
  }; // prettier-ignore
  const rows = [
    row('style', 'Earth', [['earth', 'Day and night'], ['vector', 'Calm lines']]),
    row('trails', 'Trails', [['selected', 'Selected'], ['all', 'All'], ['none', 'None']]),
    behind.trail,
    behind.trailsOfAll,
    airports,
    row('palette', 'Colours', [['spectrum', 'Spectrum'], ['safe', 'For every eye']]),
    row('units', 'Units', [['aviation', 'Feet, knots'], ['metric', 'Metres, km/h']]),
    row('theme', 'Page', [['dark', 'Dark'], ['light', 'Light']]),
  ]; // prettier-ignore
  const paint = () => {
    for (const each of rows) each.paint();
    const { trails } = page.settings.value;
    behind.trail.element.hidden = trails === 'none';
    behind.trailsOfAll.element.hidden = trails !== 'all';
  };
  page.settings.subscribe(paint);
  paint();
  return panel(page, 'look', 'Look and layers', ...rows.map(({ element }) => element));
}
