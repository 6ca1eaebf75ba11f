import { createRequire } from 'node:module';
import { describe, expect, inject, it } from 'vitest';
import { type Outcome, useOfficialClient } from './support/officialClient';
import { restFlights } from './support/rest';
import { PATIENCE_MS, SkyPage } from './support/SkyPage';
import { until } from './support/until';

const { resolve } = createRequire(import.meta.url);
const CLIENTS = [
  resolve('sockjs-client/dist/sockjs.min.js'),
  resolve('@vertx/eventbus-bridge-client.js'),
];

describe('the official JavaScript clients, unchanged, in Chromium', () => {
  it.each(['websocket', 'xhr-streaming', 'eventsource', 'xhr-polling'])(
    'hold what /flights shows, and are told what they may not, over %s',
    async (transport) => {
      const sky = await openClients();
      await sky.page.evaluate(useOfficialClient, transport);
      await until('the client holds what /flights shows', PATIENCE_MS, async () => {
        const held = await outcome(sky);
        const told = await restFlights();
        const contacts = new Map(held.flights.map((f) => [f.icao24, f.last_contact_unix]));
        const same = told.filter((f) => contacts.get(f.icao24) === f.last_contact_unix);
        return told.length > 50 && contacts.size === told.length && same.length === told.length;
      });
      await until('deltas and a status were told', PATIENCE_MS, async () => {
        const { deltas, statuses } = await outcome(sky);
        return deltas > 1 && statuses > 0;
      });
      const { gaps, transport: used, refusals } = await outcome(sky);
      expect({ used, gaps }).toEqual({ used: transport, gaps: 0 });
      expect(refusals).toHaveLength(1);
      expect(refusals[0]).toMatchObject({ type: 'err', body: 'access_denied', failureCode: 403 });
      expect(refusals[0].message).toMatch(/publish/);
    },
  );
});

/** A page of the server's own origin with nothing but the two scripts. */
async function openClients(): Promise<SkyPage> {
  const sky = await SkyPage.of();
  await sky.page.goto(`${inject('server')}health/live`);
  for (const path of CLIENTS) await sky.page.addScriptTag({ path });
  return sky;
}

function outcome(sky: SkyPage): Promise<Outcome> {
  return sky.page.evaluate(() => (window as unknown as { outcome(): Outcome }).outcome());
}
