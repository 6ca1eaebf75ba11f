import { afterAll, beforeAll, describe, it } from 'vitest';
import { until } from './support/until';
import { SkyPage } from './support/SkyPage';
import { restFlights } from './support/rest';
import { simulated, SkyServer } from './support/SkyServer';

/** What a browser itself says of a server that does not answer, or does not yet. */
const BROWSERS_OWN = /net::ERR_|WebSocket connection|status of 503/;

describe('a page that stays open', () => {
  let server: SkyServer;
  beforeAll(async () => {
    server = await SkyServer.start({ activeFeeds: [] });
  });
  afterAll(() => server.end());

  it('tells of an empty sky, a lost server, and follows the new one without a reload', async () => {
    const opening = { server: server.url, tolerate: BROWSERS_OWN };
    const pages = [
      await SkyPage.open('view=map&transport=eventbus', opening),
      await SkyPage.open('view=map&transport=ws', opening),
    ];
    for (const sky of pages) await sky.untilText('.notice', /The sky is empty/);

    server.configure(simulated(40));
    for (const sky of pages) await untilSame(sky, server);

    await server.stop();
    for (const sky of pages) {
      await sky.untilText('.notice', /No connection to the server.*trying again/);
      await sky.untilText('.top-bar', /reconnecting/);
    }

    await server.start(simulated(30, 7));
    for (const sky of pages) {
      await untilSame(sky, server);
      await sky.untilText('.top-bar', /live/);
      await sky.page.locator('.notice').waitFor({ state: 'hidden' });
    }
  }, 300_000);

  it('starts again where it was when a piece of it could not be had', async () => {
    const sky = await SkyPage.open('view=globe', { server: server.url, tolerate: BROWSERS_OWN });
    await server.stop();
    await sky.page.keyboard.press('m');
    await sky.untilText('.toast', /A part of the page is missing/);

    const again = sky.page.waitForEvent('load');
    await server.start(simulated(30, 7));
    await again;
    await sky.page.waitForSelector('body.ready');
    await sky.page.locator('.surface.map').waitFor();
    await untilSame(sky, server);
  }, 300_000);
});

/** Holds what the server holds, and nobody of before. */
function untilSame(sky: SkyPage, server: SkyServer): Promise<void> {
  return until('the page holds what the server holds', 60_000, async () => {
    const told = (await restFlights(server.url)).map((f) => f.icao24).sort();
    const { state, held } = await sky.look((look) => ({
      state: look.connection.state,
      held: look.flights().map((f) => f.icao24),
    }));
    return state === 'live' && told.length > 20 && held.sort().join() === told.join();
  });
}
