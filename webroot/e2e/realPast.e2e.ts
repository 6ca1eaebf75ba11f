import { afterAll, beforeAll, describe, it } from 'vitest';
import { PATIENCE_MS, SkyPage } from './support/SkyPage';
import { simulated, SkyServer } from './support/SkyServer';
import { until } from './support/until';

const ROLES = ['poller', 'cache', 'ticker', 'bridge', 'history'];
const AIRCRAFT = 60;
const PLAYED_S = 12;

/** The server that keeps it, with a database of its own. */
describe('the past of a real server', () => {
  let server: SkyServer;

  beforeAll(async () => {
    server = await SkyServer.start({ ...simulated(AIRCRAFT), node: { roles: ROLES } });
  });
  afterAll(() => server.end());

  it('is shown as it was, and plays on into now', async () => {
    const beganS = Math.round(await known());
    const startS = beganS + 5;
    await until('a while is known', PATIENCE_MS, () =>
      Promise.resolve(Date.now() / 1_000 > startS + PLAYED_S),
    );
    const sky = await SkyPage.open(`transport=ws&view=map&t=${startS}&speed=1`, {
      server: server.url,
    });
    await sky.until((look, t) => (look.past?.atMs ?? 0) > t * 1_000, startS);
    await sky.until((look, all) => look.known > all / 2, AIRCRAFT);
    await sky.until((look) => {
      const { past } = look;
      return past !== null && look.flights().every((f) => f.lastContactMs <= past.atMs + 1_000);
    });
    await sky.page.getByRole('button', { name: 'Live', exact: true }).click();
    await sky.until((look) => look.past === null && look.connection.state === 'live');
  });

  it('tells who has passed, and where all came from', async () => {
    await known();
    const query = 'transport=ws&view=map&at=40.7,-74,0.05&trails=all';
    const sky = await SkyPage.live(query, { server: server.url });
    await sky.until((look) => look.pastState === 'here');
    await sky.until((look) => look.flights().some(({ icao24 }) => look.trail(icao24).length > 1));
    await sky.page.keyboard.press('w');
    await sky.page.getByRole('button', { name: 'Look farther' }).click();
    const rows = sky.page.getByRole('list', { name: 'Who has passed' }).getByRole('button');
    await rows.first().click();
    await sky.until((look) => look.selected !== null);
  });

  /** From when on anything is known. */
  async function known(): Promise<number> {
    let from: number | null = null;
    await until('something is kept', PATIENCE_MS, async () => {
      const answer = await fetch(`${server.url}history/span`);
      ({ from } = answer.ok ? ((await answer.json()) as { from: number | null }) : { from });
      return from !== null;
    });
    return from!;
  }
});
