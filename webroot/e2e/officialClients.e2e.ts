import { createRequire } from 'node:module';
import { describe, expect, inject, it } from 'vitest';
import { type Outcome, useOfficialClient } from './support/officialClient';
import { besideRest } from './support/rest';
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
        const { told, held } = await besideRest(sky.page, readOutcome);
        const byAddress = new Map(held.flights.map((f) => [f.icao24, f]));
        const both = told.filter(({ icao24 }) => byAddress.has(icao24));
        const same = both.filter(
          (f) => f.last_contact_unix === byAddress.get(f.icao24)!.last_contact_unix,
        );
        for (const each of same) expect(byAddress.get(each.icao24)).toEqual(each);
        return told.length === byAddress.size && both.length === told.length && same.length > 50;
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
  const sky = await SkyPage.of({
    // Browsers ask for it by themselves.
    before: (page) => page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 })),
  });
  await sky.page.goto(`${inject('server')}health/live`);
  for (const path of CLIENTS) await sky.page.addScriptTag({ path });
  return sky;
}

function outcome(sky: SkyPage): Promise<Outcome> {
  return sky.page.evaluate(readOutcome);
}

/** Runs in the browser. */
function readOutcome(): Outcome {
  return (window as unknown as { outcome(): Outcome }).outcome();
}
