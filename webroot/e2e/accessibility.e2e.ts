import axe from 'axe-core';
import { expect, it } from 'vitest';
import { PHONE, SkyPage } from './support/SkyPage';
import { somebodyFlying } from './support/rest';

const map = 'view=map';

it.each([
  ['the globe', '', []],
  ['the flat map', map, []],
  ['filters', map, ['f']],
  ['anomalies', `demo=300&${map}`, ['e']],
  ['anomalies on a light page', `demo=300&${map}&theme=light`, ['e', 'j']],
  ['look and layers', map, ['l']],
  ['status', map, ['s']],
  ['commands', map, ['Control+k']],
  ['help', map, ['?']],
  ['a light page', `${map}&theme=light`, ['f']],
  ['results of a search', map, ['/', 'a']],
  ['filters on a phone', map, ['f'], PHONE],
  ['anomalies on a phone', `demo=300&${map}`, ['e'], PHONE],
  ['an odd aircraft on a phone', `demo=300&${map}`, ['j'], PHONE],
  ['look and layers on a phone', map, ['l'], PHONE],
  ['status on a phone', map, ['s'], PHONE],
])('%s can be used by everybody', async (_, query, keys, context = {}) => {
  const sky = await SkyPage.live(query, { context });
  for (const key of keys) await sky.page.keyboard.press(key);
  expect(await barriers(sky)).toEqual([]);
});

it.each([
  ['', {}],
  [' on a phone', PHONE],
])('a card%s can be used by everybody', async (_, context) => {
  const sky = await SkyPage.live(`${map}&sel=${await somebodyFlying()}`, { context });
  await sky.page.locator('.card .facts').first().waitFor();
  expect(await barriers(sky)).toEqual([]);
});

/** What axe-core finds that keeps somebody from using the page, with where it is. */
async function barriers(sky: SkyPage): Promise<string[]> {
  await sky.page.evaluate(axe.source);
  // Colours are told when they have arrived at what they are to be.
  await sky.settled();
  const { violations } = await sky.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] } as never),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
    );
}
