import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SkyPage } from './support/SkyPage';
import { java, simulated, SkyServer, standaloneJar } from './support/SkyServer';

/** What scripts/user runs. */
const USER = 'io.skysentinel.node.user.UserCommand';
const PASSWORD = 'a long password';
/** What a browser itself says of an answer that is no success. */
const REFUSALS = /status of (401|403|429)|WebSocket connection/;

describe('a server that asks who it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sky-users-'));
  const users = join(folder, 'users');
  let server: SkyServer;

  beforeAll(async () => {
    const add = ['add', 'anna', '--role', 'viewer', '--file', users];
    execFileSync(java(), ['-cp', standaloneJar(), USER, ...add], { input: `${PASSWORD}\n` });
    server = await SkyServer.start({
      ...simulated(40),
      auth: { enabled: true, users: { file: users, sessionSeconds: 60 } },
    });
  }, 300_000);
  afterAll(async () => {
    await server.end();
    rmSync(folder, { recursive: true });
  });

  it.each(['ws', 'eventbus'])(
    'shows the sky to who logs in, over %s',
    async (transport) => {
      const opening = { server: server.url, tolerate: REFUSALS };
      const sky = await SkyPage.open(`view=map&transport=${transport}`, opening);
      const dialog = sky.page.locator('dialog.login');
      await dialog.waitFor();
      expect(await sky.page.evaluate(() => window.skysentinel.known)).toBe(0);

      await dialog.getByLabel('Name').fill('anna');
      await dialog.getByLabel('Password').fill('another password');
      await dialog.getByRole('button', { name: 'Log in' }).click();
      await sky.untilText('dialog.login', /The name or the password is wrong/);

      await dialog.getByLabel('Password').fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Log in' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await sky.untilText('.top-bar', /live/);
      await sky.page.waitForFunction(() => window.skysentinel.known > 0);
      expect(await sky.page.evaluate(() => document.cookie)).toBe('');

      await sky.page.reload();
      await sky.page.waitForSelector('body.ready');
      await sky.untilText('.top-bar', /live/);
      expect(await dialog.isVisible()).toBe(false);
    },
    200_000,
  );

  it('asks again when the user is gone', async () => {
    const opening = { server: server.url, tolerate: REFUSALS };
    const sky = await SkyPage.open('view=map', opening);
    const dialog = sky.page.locator('dialog.login');
    await dialog.getByLabel('Name').fill('anna');
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByLabel('Password').press('Enter');
    await sky.untilText('.top-bar', /live/);
    const before = readFileSync(users);
    writeFileSync(users, '');
    await dialog.waitFor();
    writeFileSync(users, before);
  }, 200_000);
});
