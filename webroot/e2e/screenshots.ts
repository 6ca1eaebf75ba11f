import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import type { Flight } from '../src/store/types';
import { withPalette } from './support/palette';
import { PHONE, SkyPage } from './support/SkyPage';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const DESK = { viewport: { width: 1_200, height: 720 } };
const HANDHELD = { ...PHONE, deviceScaleFactor: 1.5 };
/** A moment, stopped: the same picture each time, as long as the page is the same. */
const STOPPED = 'demo=4000&freeze=1&gfx=high&t=2026-06-21T19:00:00Z';

/** Until all trails are laid, which cannot be seen from here. */
const TRAILS_MS = 8_000;

/** The emitter categories of large and heavy aircraft, in OpenSky's numbering. */
const AIRLINERS = [4, 5, 6];

interface Picture {
  readonly file: string;
  readonly query: string;
  readonly context: typeof DESK | typeof HANDHELD;
  /** Where the selected aircraft is, high up. */
  readonly near?: { readonly lat: number; readonly lon: number };
  /** What is done before it is taken. */
  readonly then?: (sky: SkyPage) => Promise<void>;
}

const PICTURES: Picture[] = [
  { file: 'globe', query: 'at=38,-88,1.3', context: DESK },
  { file: 'day-and-night', query: 'at=44,-4,0.75', context: DESK },
  { file: 'card', query: 'at=40.3,-79,0.1', context: DESK, near: { lat: 40.3, lon: -79 } },
  { file: 'cockpit', query: 'cockpit=1', context: DESK, near: { lat: 38.5, lon: -109 } },
  { file: 'map', query: 'at=47,8,0.4&view=map', context: DESK },
  { file: 'past', query: 'at=48.5,4,0.42&trails=all', context: DESK, then: goBack },
  { file: 'near', query: 'at=47.72,9.05,0.12&view=map', context: DESK, then: askNear },
  { file: 'phone', query: 'at=38.5,-109,0.14', context: HANDHELD, near: { lat: 38.5, lon: -109 } },
];

it.each(PICTURES)('$file', async ({ file, query, context, near, then }) => {
  const selected = near ? `&sel=${await cruiser(near)}` : '';
  const sky = await SkyPage.live(`${STOPPED}&${query}${selected}`, { context });
  await sky.page.locator('.time-bar').waitFor();
  await then?.(sky);
  await sky.settled();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}${file}.png`, withPalette(await sky.page.screenshot()));
});

/** The airliner high up that is nearest to a place. */
async function cruiser({ lat, lon }: { lat: number; lon: number }): Promise<string> {
  const sky = await SkyPage.live(`${STOPPED}&view=map`);
  const flights = await sky.look((look) => look.flights());
  const far = (f: Flight) => Math.hypot(f.lat - lat, f.lon - lon);
  const [nearest] = flights
    .filter((f) => f.altM > 9_000 && AIRLINERS.includes(f.category))
    .sort((a, b) => far(a) - far(b));
  return nearest.icao24;
}

/** Some hours back, where time stands, with all trails. */
async function goBack({ page }: SkyPage): Promise<void> {
  const strip = (await page.locator('.time-strip').boundingBox())!;
  await page.mouse.click(strip.x + strip.width * 0.68, strip.y + 24);
  await page.keyboard.press('Space');
  await page.mouse.move(120, 690);
  await leave(page);
  await page.waitForTimeout(TRAILS_MS);
}

/** Who has passed the airport in the middle. */
async function askNear({ page }: SkyPage): Promise<void> {
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Look farther' }).waitFor({ state: 'attached' });
  await page.getByRole('list', { name: 'Who has passed' }).getByRole('button').first().waitFor();
  await leave(page);
}

/** No ring around what was clicked at last. */
function leave(page: SkyPage['page']): Promise<void> {
  return page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
  });
}
