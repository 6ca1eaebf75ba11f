import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redPixels } from './support/pixels';
import { restAnomalies } from './support/rest';
import { simulated, SkyServer } from './support/SkyServer';
import { PATIENCE_MS, PHONE, SkyPage } from './support/SkyPage';
import { until } from './support/until';

const WITHOUT = ['poller', 'cache', 'ticker', 'bridge'];
const panel = 'section[aria-label="Anomalies"]';
const card = 'section[aria-label="Selected aircraft"]';
/** An invented sky that stands still, with the same anomalies each time. */
const STILL = 'demo=600&freeze=1';

describe('anomalies', () => {
  let server: SkyServer;
  beforeAll(async () => {
    const { activeFeeds } = simulated(60);
    const simulator = { aircraft: 60, seed: 5, eventsPerMinute: 240 };
    const roles = [...WITHOUT, 'detector'];
    server = await SkyServer.start({ activeFeeds, feeds: { simulator }, node: { roles } });
  });
  afterAll(() => server.end());

  it.each(['eventbus', 'ws'])('are listed as the server has them, over %s', async (transport) => {
    const query = `view=map&transport=${transport}`;
    const sky = await SkyPage.live(query, { server: server.url });
    await sky.page.keyboard.press('e');
    await sky.until((look) => look.anomalyState === 'here' && look.anomalies.length > 0);
    await until('the page lists what the server has', PATIENCE_MS, async () => {
      const told = (await restAnomalies(server.url)).map(({ id, phase }) => `${id} ${phase}`);
      const known = await sky.look((look) =>
        look.anomalies.map(({ id, phase }) => `${id} ${phase}`),
      );
      return told.length > 0 && told.sort().join() === known.sort().join();
    });
    const { id, text, count } = await sky.look((look) => ({
      ...look.anomalies[0],
      count: document.querySelectorAll('.events .event').length,
    }));
    expect(id).not.toBe('');
    await sky.untilText(`${panel} .events`, new RegExp(text.slice(0, 12)));
    expect(count).toBeGreaterThan(0);
  });

  it('have behind them what is followed on the card of the selected aircraft', async () => {
    const sky = await SkyPage.live('view=map', { server: server.url });
    await sky.until((look) => look.anomalyState === 'here');
    const { callsign } = await sky.somebodyNamed();
    await sky.page.keyboard.press('/');
    await sky.page.keyboard.type(callsign.toLowerCase());
    await sky.page.getByRole('option', { name: callsign }).waitFor();
    await sky.page.keyboard.press('Enter');
    await sky.untilText(`${card} .judged`, /Phase .*Score/s);
    await sky.page.locator('.judged summary').click();
    await sky.page.locator('.judged .facts').waitFor();
  }, 240_000);
});

describe('a server that does not look for anomalies', () => {
  let server: SkyServer;
  beforeAll(async () => {
    server = await SkyServer.start({ ...simulated(30), node: { roles: WITHOUT } });
  });
  afterAll(() => server.end());

  it.each(['eventbus', 'ws'])(
    'is told of in words over %s; all else is there',
    async (transport) => {
      const query = `view=map&transport=${transport}`;
      const sky = await SkyPage.live(query, { server: server.url });
      await sky.page.keyboard.press('e');
      await sky.untilText(panel, /No node here looks for anomalies/);
      const { callsign } = await sky.somebodyNamed();
      await sky.page.keyboard.press('/');
      await sky.page.keyboard.type(callsign.toLowerCase());
      await sky.page.keyboard.press('Enter');
      await sky.page.locator(`${card} .facts`).first().waitFor();
      expect(await sky.page.locator('.judged').isVisible()).toBe(false);
    },
  );
});

describe('the list of anomalies', () => {
  it('has the open ones first, and is gone through by keys', async () => {
    const sky = await SkyPage.live(`${STILL}&view=map`);
    const { page } = sky;
    await page.keyboard.press('e');
    await sky.untilText(`${panel} [role=status]`, /^5 open, 21 over$/);
    const all = await sky.look((look) => look.anomalies);
    const button = (index: number) => page.locator('.events .event').nth(index);
    expect(await button(0).evaluate((each) => each === document.activeElement)).toBe(true);
    // Those out of sight are not laid out, but they are there.
    for (const [index, { text }] of all.entries())
      expect(await button(index).textContent()).toContain(text);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await sky.until((look, id) => look.selected === id, all[1].icao24);
    await sky.untilText(`${card} .card-events`, new RegExp(all[1].text.slice(0, 12)));
    await sky.until((look, { lat, lon }) => {
      const { camera } = look;
      return camera.altitude < 0.4 && Math.hypot(camera.lat - lat, camera.lon - lon) < 2;
    }, all[1]);
    await page.keyboard.press('j');
    await sky.until((look, id) => look.selected === id, all[2].icao24);
    await page.keyboard.press('Escape');
    await page.locator(panel).waitFor({ state: 'hidden' });
  });

  it('is narrowed by severity and kind, and the sky to those in it; a link keeps that', async () => {
    const sky = await SkyPage.live(`${STILL}&view=map`);
    const { page } = sky;
    await page.keyboard.press('e');
    await page.locator(`${panel} summary`).click();
    await page.getByRole('button', { name: 'From medium' }).click();
    await page.getByRole('button', { name: 'Go-around' }).first().click();
    await sky.untilText(`${panel} [role=status]`, /filtered out/);
    await page.getByRole('button', { name: 'With anomalies' }).click();
    await page.waitForURL(({ searchParams }) => searchParams.get('odd') === '1');
    expect(page.url()).toMatch(/[?&]kind=GO_AROUND(&|$)/);
    expect(page.url()).toMatch(/[?&]sev=medium(&|$)/);
    const concerned = (given: { kind: string; phase: string; icao24: string }[]) =>
      given.filter(({ kind, phase }) => kind === 'GO_AROUND' && phase !== 'end');
    const open = concerned([...(await sky.look((look) => look.anomalies))]);
    await sky.until(
      (look, ids) => ids.every((id) => look.isShown(id)),
      open.map((e) => e.icao24),
    );
    const { shown, known } = await sky.look(({ shown, known }) => ({ shown, known }));
    expect(shown).toBeLessThan(4);

    const again = await SkyPage.live(new URL(page.url()).search.slice(1));
    await again.until((look, shown) => look.shown === shown, shown);
    await again.page.keyboard.press('o');
    await again.until((look, known) => look.shown === known, known);
  });

  it('makes room on a phone for what was chosen in it', async () => {
    const sky = await SkyPage.live(`${STILL}&view=map`, { context: PHONE });
    await sky.page.getByRole('button', { name: 'Anomalies' }).click();
    await sky.page.locator('.events .event').first().tap();
    await sky.page.locator(panel).waitFor({ state: 'hidden' });
    await sky.untilText(`${card} .card-events`, /Go-around at/);
    const beyond = await sky.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBe(0);
  });
});

it('what is grave is said when it begins, and a click flies there', async () => {
  const sky = await SkyPage.live('demo=600&view=map');
  const said = sky.page.locator('.alarm-toast').first();
  await said.waitFor();
  expect(await sky.page.getByRole('log', { name: 'Alarms' }).count()).toBe(1);
  const name = (await said.locator('b').innerText()).split(' · ')[1];
  await said.locator('.alarm-go').click();
  await sky.until((look) => look.selected !== null && look.camera.altitude < 0.4);
  const about = await sky.look((look) => ({
    id: look.selected!.toUpperCase(),
    callsign: look.anomalies.find(({ icao24 }) => icao24 === look.selected)?.callsign,
  }));
  expect([about.id, about.callsign]).toContain(name);
});

it.each([
  ['globe', STILL],
  ['flat map', `${STILL}&view=map`],
])('a mark on the %s is around who is odd, and a click at it flies there', async (_, query) => {
  const sky = await SkyPage.live(query);
  await sky.page.keyboard.press('j');
  const icao24 = (await sky.look((look) => look.anomalies[0])).icao24;
  await sky.until((look, id) => look.selected === id && look.screenOf(id) !== null, icao24);
  await sky.until((look) => look.camera.altitude < 0.4);
  await sky.page.keyboard.press('Escape');
  await sky.until((look) => look.selected === null);
  await sky.settled();
  const { x, y } = (await sky.look((look, id) => look.screenOf(id), icao24))!;
  const clip = { x: x - 40, y: y - 40, width: 80, height: 80 };
  // Farther out than its silhouette reaches.
  expect(redPixels(await sky.page.screenshot({ clip }), 10)).toBeGreaterThan(30);

  await sky.page.mouse.click(x, y);
  await sky.until((look, id) => look.selected === id, icao24);
});
