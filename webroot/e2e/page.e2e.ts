import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/chromium';
import { NEW_YORK, SkyPage } from './support/SkyPage';

describe('the page', () => {
  it('changes to the flat map and back, with the same aircraft selected', async () => {
    const sky = await SkyPage.live(NEW_YORK);
    const icao24 = await sky.somebody();
    await sky.clickAt(icao24);
    await sky.page.keyboard.press('m');
    await sky.until((look) => look.surface === 'map');
    await sky.page.locator('.surface.globe').waitFor({ state: 'hidden' });
    await sky.until((look, id) => look.selected === id && look.screenOf(id) !== null, icao24);
    expect(await sky.look((look) => look.camera.lat)).toBeCloseTo(40.8, 0);

    await sky.page.getByRole('button', { name: 'Globe' }).click();
    await sky.page.locator('.surface.map').waitFor({ state: 'hidden' });
    await sky.until((look, id) => look.selected === id && look.screenOf(id) !== null, icao24);
  });

  it('explains its keys', async () => {
    const { page } = await SkyPage.live('view=map');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.getByText('Search aircraft, airports, earlier flights').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  it('does by name what it does by key', async () => {
    const { page } = await SkyPage.live('view=map');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('metres');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('.legend').getByText('km').waitFor();
    await page.waitForURL(/units=metric/);
  });

  it('gives a hint on the first visit, and only then', async () => {
    const { page } = await SkyPage.live('view=map');
    await page.locator('.hint').waitFor();
    await page.keyboard.press('Shift');
    await page.locator('.hint').waitFor({ state: 'detached' });
    await page.reload();
    await page.waitForSelector('body.ready');
    expect(await page.locator('.hint').count()).toBe(0);
  });

  it('turns on a wall when aircraft are everywhere', async () => {
    const world = await SkyPage.live('kiosk&demo=300');
    const before = await world.look((look) => look.camera.lon);
    await world.until((look, lon) => Math.abs(look.camera.lon - lon) > 0.05, before);
  });

  it('is a picture without tools on a wall', async () => {
    const sky = await SkyPage.live('kiosk');
    await sky.until(({ camera: { lat, lon } }) => Math.hypot(lat - 40.7, lon + 74) < 3);
    expect(await sky.page.locator('.toolbar, .search, .panel, .hint').count()).toBe(0);
    await sky.untilText('.chip', /\d+/);
  });

  it('fits into other pages, with a link to itself', async () => {
    const sky = await SkyPage.live('embed&view=map');
    expect(await sky.page.locator('.toolbar, .search, .panel, .hint').count()).toBe(0);
    const link = sky.page.getByRole('link', { name: 'Open SkySentinel' });
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  it('may be shown by pages of others, but only so', async () => {
    const sky = await SkyPage.of({ tolerate: /frame-ancestors/ });
    const frames = ['embed&view=map', 'view=map'].map(
      (query) => `<iframe src="${inject('server')}?${query}"></iframe>`,
    );
    await sky.page.goto(await elsewhere(frames.join('')));
    const [embedded, refused] = sky.page.frames().slice(1);
    await embedded.waitForSelector('body.ready');
    expect(await refused.locator('#app').count()).toBe(0);
  });
});

describe('without WebGL', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('--disable-3d-apis');
  });
  afterAll(() => browser.close());

  it('the page shows the flat map, and says why', async () => {
    const sky = await SkyPage.live('', { browser });
    expect(await sky.look((look) => look.surface)).toBe('map');
    await sky.untilText('.toast', /no WebGL/);
    await sky.page.keyboard.press('m');
    await sky.untilText('.toast', /The globe needs WebGL/);
    expect(await sky.look((look) => look.surface)).toBe('map');
  });
});

/** A page of another server. */
async function elsewhere(html: string): Promise<string> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end(html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
