import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { PHONE, SkyPage } from './support/SkyPage';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const DESK = { viewport: { width: 1_200, height: 720 } };
const HANDHELD = { ...PHONE, deviceScaleFactor: 1.5 };
/** An evening over Europe, stopped: the same picture each time, as long as the page is the same. */
const STOPPED = 'demo&freeze=1&gfx=high';

it.each([
  { name: 'globe', query: 'at=38,5,1.35', context: DESK },
  { name: 'day-and-night', query: 'at=46,26,0.42', context: DESK },
  { name: 'card', query: 'at=50.2,7.5,0.09', context: DESK, select: 1 },
  { name: 'cockpit', query: 'at=47.5,9,0.06', context: DESK, select: 1, keys: ['c'] },
  { name: 'map', query: 'at=47,8,0.5&view=map', context: DESK, keys: ['f'] },
  { name: 'phone', query: 'at=51,4,0.16', context: HANDHELD, select: 1 },
])('$name.png', async ({ name, query, context, select, keys = [] }) => {
  const sky = await SkyPage.live(`${STOPPED}&${query}`, { context });
  if (select) await sky.page.keyboard.press('n');
  for (const key of keys) await sky.page.keyboard.press(key);
  await sky.settled();
  mkdirSync(FOLDER, { recursive: true });
  await sky.page.screenshot({ path: `${FOLDER}${name}.png` });
});
