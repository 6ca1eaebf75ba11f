import { describe, expect, it } from 'vitest';
import type { Flight } from '../src/store/types';
import { PATIENCE_MS, SkyPage } from './support/SkyPage';
import { restFlights, type RestFlight } from './support/rest';
import { until } from './support/until';

describe.each(['eventbus', 'ws'])('over %s', (transport) => {
  it('the page holds what /flights shows', async () => {
    const sky = await SkyPage.live(`view=map&transport=${transport}`);
    expect(await sky.look((look) => look.connection.transport)).toBe(transport);
    // Reports of a moment come between the two questions: the same report has to say the same, and
    // at some moment everybody is in both.
    await until('page and /flights have the same aircraft', PATIENCE_MS, async () => {
      const told = await restFlights();
      const held = new Map((await sky.look((look) => look.flights())).map((f) => [f.icao24, f]));
      const both = told.filter(({ icao24 }) => held.has(icao24));
      const same = both.filter((each) => isOfSameReport(each, held.get(each.icao24)!));
      for (const each of same) expectSame(each, held.get(each.icao24)!);
      return told.length === held.size && both.length === told.length && same.length > 50;
    });
  });
});

describe('the transport', () => {
  it('is chosen on the status panel, and everything stays', async () => {
    const sky = await SkyPage.live('view=map');
    const known = await sky.look((look) => look.known);
    await sky.page.keyboard.press('s');
    await sky.page.getByRole('button', { name: 'WebSocket', exact: true }).click();
    await sky.until(
      ({ connection }) => connection.transport === 'ws' && connection.state === 'live',
    );
    await sky.untilText('section.status', /Transport\s*WebSocket, packed/);
    expect(await sky.look((look) => look.known)).toBeGreaterThan(known / 2);
    await sky.page.waitForURL(/transport=ws/);
  });

  it('is another one where the one that was asked for does not work', async () => {
    const sky = await SkyPage.live('view=map&transport=ws', {
      before: (page) => page.routeWebSocket(/\/ws\/flights/, (socket) => socket.close()),
    });
    expect(await sky.look((look) => look.connection.transport)).toBe('eventbus');
    await sky.page.keyboard.press('s');
    await sky.untilText('section.status', /Event bus \(fallen back\)/);
  });
});

function isOfSameReport(told: RestFlight, held: Flight): boolean {
  return Math.round(told.last_contact_unix * 1_000) === held.lastContactMs;
}

/** The same but for rounding: packed rows have tenths of a metre and hundred-thousandths of a degree. */
function expectSame(told: RestFlight, held: Flight): void {
  expect(held.callsign).toBe(told.callsign);
  expect(held.squawk).toBe(told.squawk);
  expect((held.flags & 1) === 1).toBe(told.on_ground);
  const numbers: [number | null | undefined, number, number][] = [
    [told.position?.lat, held.lat, 1e-5],
    [told.position?.lon, held.lon, 1e-5],
    [told.altitude_m, held.altM, 0.1],
    [told.velocity_mps, held.speedMps, 0.1],
    [told.heading_deg, held.headingDeg, 0.1],
  ];
  for (const [number, have, step] of numbers) {
    if (number === null || number === undefined) expect(have).toBeNaN();
    else expect(Math.abs(have - number)).toBeLessThan(step);
  }
}
