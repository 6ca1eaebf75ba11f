import { describe, expect, it } from 'vitest';
import type { Inspection } from '../src/app/inspection';
import { differentPixels } from './support/pixels';
import { NEW_YORK, PATIENCE_MS, PHONE, SkyPage } from './support/SkyPage';

describe('the sky', () => {
  it('fills with aircraft, and says how many', async () => {
    const sky = await SkyPage.live();
    await sky.until((look) => look.known > 100);
    await sky.untilText('.top-bar', /1\d\d\s*aircraft · live/);
    expect(await sky.look((look) => look.connection.transport)).toBe('eventbus');
    expect(await sky.look((look) => look.surface)).toBe('globe');
  });

  it('is opened over the part of the world where its aircraft are', async () => {
    const sky = await SkyPage.live();
    await sky.until(({ camera: { lat, lon, altitude } }) => {
      return Math.hypot(lat - 40.7, lon + 74) < 3 && altitude < 0.8;
    });
  });

  it('moves between reports, and with them', async () => {
    const sky = await SkyPage.live(NEW_YORK);
    await sky.somebody();
    // Of all: one alone may land or leave meanwhile.
    const before = await sky.look(flyingInSight);
    await sky.until((look, before) => {
      return before.some(({ icao24, timePositionMs, on }) => {
        const now = look.screenOf(icao24);
        const isSameReport = look.flight(icao24)?.timePositionMs === timePositionMs;
        return now && isSameReport && Math.hypot(now.x - on.x, now.y - on.y) > 0.3;
      });
    }, before);
    await sky.until((look, before) => {
      return before.some(({ icao24, timePositionMs, lat, lon }) => {
        const now = look.flight(icao24);
        return now && now.timePositionMs > timePositionMs && now.lat !== lat && now.lon !== lon;
      });
    }, before);
  });

  it.each([
    ['globe', NEW_YORK],
    ['flat map', `view=map&${NEW_YORK}`],
  ])(
    'is drawn: an aircraft on the %s is some pixels that are gone without it',
    async (_, query) => {
      const sky = await SkyPage.live(query);
      const icao24 = await sky.somebody();
      const { x, y } = (await sky.look((look, id) => look.screenOf(id), icao24))!;
      const clip = { x: x - 25, y: y - 25, width: 50, height: 50 };
      const withIt = await sky.page.screenshot({ clip });
      await sky.page.keyboard.press('f');
      await sky.page.getByRole('searchbox', { name: 'Show only' }).fill('nobody has this name');
      await sky.until((look) => look.shown === 0);
      await expect
        .poll(async () => differentPixels(sky.page, withIt, await sky.page.screenshot({ clip })), {
          timeout: PATIENCE_MS,
        })
        .toBeGreaterThan(25);
    },
  );

  it('is there on a phone', async () => {
    const sky = await SkyPage.live(NEW_YORK, { context: PHONE });
    const icao24 = await sky.somebody();
    const on = (await sky.look((look, id) => look.screenOf(id), icao24))!;
    await sky.page.touchscreen.tap(on.x, on.y);
    await sky.page.getByRole('region', { name: 'Selected aircraft' }).waitFor();
    const beyond = await sky.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBe(0);
  });
});

/** Runs in the browser. */
function flyingInSight(look: Inspection) {
  return look.flights().flatMap(({ icao24, flags, lat, lon, timePositionMs }) => {
    const on = look.screenOf(icao24);
    return on && (flags & 1) === 0 ? [{ icao24, lat, lon, timePositionMs, on }] : [];
  });
}
