import { describe, expect, it } from 'vitest';
import { ON_GROUND } from '../src/store/types';
import { NEW_YORK, SkyPage } from './support/SkyPage';

const card = 'section[aria-label="Selected aircraft"]';

describe('filters', () => {
  it('show the aircraft that they name, and no others', async () => {
    const sky = await SkyPage.live();
    const { page } = sky;
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('button', { name: 'On ground' }).click();
    await page.getByRole('button', { name: 'On ground', pressed: true }).waitFor();
    await sky.until(
      (look, ON_GROUND) =>
        look.flights().every((f) => look.isShown(f.icao24) === ((f.flags & ON_GROUND) !== 0)),
      ON_GROUND,
    );

    await page.getByRole('button', { name: 'Show all' }).click();
    await sky.until((look) => look.shown === look.known);
    const { callsign } = await sky.somebodyNamed();
    await page.getByRole('searchbox', { name: 'Show only' }).fill(callsign.toLowerCase());
    await sky.until((look) => look.shown === 1);
    await sky.untilText('.panel-foot', /^1 of/);
  });

  it('say so when they leave nothing, and how to see all again', async () => {
    const sky = await SkyPage.live('q=nobody+has+this+name');
    await sky.untilText('.notice', /filtered out/);
    await sky.page.getByRole('button', { name: 'Show all aircraft' }).click();
    await sky.until((look) => look.shown === look.known);
    await sky.page.locator('.notice').waitFor({ state: 'hidden' });
  });
});

describe('an aircraft', () => {
  it('has a card with all that is known of it, by a click', async () => {
    const sky = await SkyPage.live(NEW_YORK);
    const icao24 = await sky.somebody();
    await sky.clickAt(icao24);
    await sky.page.locator(card).waitFor();
    const flight = (await sky.look((look, id) => look.flight(id), icao24))!;
    const text = await sky.text(card);
    expect(await sky.look((look) => look.selected)).toBe(icao24);
    for (const known of [flight.callsign, flight.registration, flight.squawk, flight.country])
      if (known) expect(text).toContain(known);
    expect(text).toMatch(/Altitude[\s\S]*ft/);
    expect(text).toMatch(/Speed[\s\S]*kt/);

    await sky.page.keyboard.press('Escape');
    await sky.page.locator(card).waitFor({ state: 'hidden' });
  });

  it('is found by its name, and the camera goes there', async () => {
    const sky = await SkyPage.live();
    const wanted = await sky.somebodyNamed();
    await sky.page.keyboard.press('/');
    await sky.page.keyboard.type(wanted.callsign.toLowerCase());
    await sky.page.getByRole('option', { name: wanted.callsign }).waitFor();
    await sky.page.keyboard.press('Enter');
    await sky.until((look, id) => look.selected === id, wanted.icao24);
    await sky.until((look, { lat, lon }) => {
      const { camera } = look;
      return camera.altitude < 0.4 && Math.hypot(camera.lat - lat, camera.lon - lon) < 2;
    }, wanted);
  });

  it('is walked to by keys', async () => {
    const sky = await SkyPage.live(NEW_YORK);
    await sky.somebody();
    await sky.page.keyboard.press('n');
    await sky.until((look) => look.selected !== null);
    const first = await sky.look((look) => look.selected);
    await sky.page.keyboard.press('n');
    await sky.until((look, first) => look.selected !== null && look.selected !== first, first);
    await sky.page.keyboard.press('p');
    await sky.until((look, first) => look.selected === first, first);
  });

  it('takes us along in its cockpit, and lets us out', async () => {
    const sky = await SkyPage.live(NEW_YORK);
    const icao24 = await sky.somebody();
    await sky.clickAt(icao24);
    await sky.page.getByRole('button', { name: 'Cockpit' }).first().click();
    await sky.page.locator('.instruments canvas').waitFor();
    expect(await sky.look((look) => look.cockpit)).toBe('chase');
    // The camera comes as near as it never does otherwise, and stays with the aircraft.
    await sky.until((look, id) => {
      const { camera } = look;
      const { lat, lon } = look.flight(id)!;
      return camera.altitude < 0.03 && Math.hypot(camera.lat - lat, camera.lon - lon) < 2;
    }, icao24);
    await sky.page.keyboard.press('c');
    await sky.until((look) => look.cockpit === 'inside');
    await sky.page.keyboard.press('Escape');
    await sky.until((look) => look.cockpit === 'off' && look.camera.altitude > 0.2);
    await sky.page.locator('.instruments').waitFor({ state: 'hidden' });
  });
});
