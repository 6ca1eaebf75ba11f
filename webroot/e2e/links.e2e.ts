import { describe, expect, it } from 'vitest';
import { somebodyFlying } from './support/rest';
import { SkyPage } from './support/SkyPage';

describe('a link', () => {
  it('restores camera, filters, selection and units', async () => {
    const icao24 = await somebodyFlying();
    const query = `at=41.5,-73.2,0.4&sel=${icao24}&alt=..9000&ground=air&units=metric&view=map`;
    const sky = await SkyPage.live(query);
    await sky.page.locator('section[aria-label="Selected aircraft"]').waitFor();
    const seen = await sky.look(({ selected, surface, camera }) => ({ selected, surface, camera }));
    expect(seen).toMatchObject({ selected: icao24, surface: 'map' });
    expect(seen.camera.lat).toBeCloseTo(41.5, 1);
    expect(seen.camera.lon).toBeCloseTo(-73.2, 1);
    // Who climbs above it may be seen until the next picture is drawn.
    await sky.until((look) =>
      look.flights().every((f) => !look.isShown(f.icao24) || (f.altM <= 9000 && !(f.flags & 1))),
    );
    await sky.untilText('section[aria-label="Selected aircraft"]', /km\/h/);
  });

  it('is made of what is seen, and kept through a reload', async () => {
    const sky = await SkyPage.live('at=30,-60,1.6');
    const { page } = sky;
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'In the air' }).click();
    await page.keyboard.press('+');
    await sky.until((look) => Math.abs(look.camera.altitude - 1) < 0.001);
    await page.waitForURL((url) => Number(url.searchParams.get('at')?.split(',')[2]) === 1);
    const before = await sky.look((look) => look.camera);
    await page.reload();
    await page.waitForSelector('body.ready');
    const after = await sky.look((look) => look.camera);
    expect(after.altitude).toBeCloseTo(before.altitude, 2);
    expect(after.lat).toBeCloseTo(before.lat, 2);
    expect(new URL(page.url()).searchParams.get('ground')).toBe('air');
    await sky.until((look) => look.shown < look.known);
  });

  it('leads into a cockpit', async () => {
    const sky = await SkyPage.live(`sel=${await somebodyFlying()}&cockpit=1`);
    await sky.until((look) => look.cockpit === 'chase' && look.camera.altitude < 0.03);
  });
});
