import { expect, it } from 'vitest';
import { barriers } from './support/barriers';
import { PHONE, SkyPage } from './support/SkyPage';
import { somebodyFlying } from './support/rest';

const map = 'view=map';
const demo = `demo=300&${map}`;
/** Over an airport of many. */
const hub = `demo=2000&${map}&at=50.03,8.57,0.1`;

/** What is looked at on one page, one after the other: how it is found, and the keys that open it. */
type Looks = Record<string, string[]>;

const FILTERS = 'section[aria-label="Filters"]';
const PANELS: Looks = {
  body: [],
  [FILTERS]: ['f'],
  'section[aria-label="Look and layers"]': ['l'],
  'section[aria-label="Status"]': ['s'],
};
const ANOMALIES: Looks = {
  'section[aria-label="Anomalies"]': ['e'],
  'section[aria-label="Selected aircraft"]': ['j'],
};
const NEAR: Looks = { '.panel.near .events button': ['w'] };

it.each<[string, string, Looks, object?]>([
  ['the globe', '', { body: [] }],
  [
    'the flat map',
    map,
    {
      ...PANELS,
      'dialog[aria-label="Commands"]': ['Control+k'],
      'dialog[aria-label="Help"]': ['?'],
      '#results [role=option]': ['/', 'a'],
    },
  ],
  ['anomalies', demo, ANOMALIES],
  ['anomalies on a light page', `${demo}&theme=light`, ANOMALIES],
  ['a light page', `${map}&theme=light`, { [FILTERS]: ['f'] }],
  ['a phone', map, PANELS, PHONE],
  ['anomalies on a phone', demo, ANOMALIES, PHONE],
  ['who has passed', hub, NEAR],
  ['who has passed, on a light page', `${hub}&theme=light`, NEAR],
  ['who has passed, on a phone', hub, NEAR, PHONE],
])('%s can be used by everybody', async (_, query, looks, context = {}) => {
  const sky = await SkyPage.live(query, { context });
  const found: Record<string, string[]> = {};
  for (const [look, keys] of Object.entries(looks)) {
    for (const key of keys) await sky.page.keyboard.press(key);
    await sky.page.locator(look).first().waitFor();
    found[look] = await barriers(sky);
    // Out of a field first, then what it stood in.
    for (let i = 0; i < 2; i++) await sky.page.keyboard.press('Escape');
    // What is still open would take the next key.
    if (keys.length > 0) await sky.page.locator(look).first().waitFor({ state: 'hidden' });
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(looks).map((look) => [look, []])));
});

it.each([
  ['', {}],
  [' on a phone', PHONE],
])('a card%s can be used by everybody', async (_, context) => {
  const sky = await SkyPage.live(`${map}&sel=${await somebodyFlying()}`, { context });
  await sky.page.locator('.card .facts').first().waitFor();
  expect(await barriers(sky)).toEqual([]);
});
