import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flight } from '../src/store/types';
import { barriers } from './support/barriers';
import { PastServer } from './support/PastServer';
import { PATIENCE_MS, PHONE, SkyPage } from './support/SkyPage';
import { until } from './support/until';

const HOUR_S = 3_600;
/** What a browser itself says of a connection that ends. */
const BROWSERS_OWN = /WebSocket connection/;
const map = 'transport=ws&view=map';
/** So far away that all aircraft are watched. */
const world = `${map}&at=20,0,6`;
const bar = '.time-bar';
const strip = '.time-strip';
const chip = '.top-bar .chip';

let server: PastServer;
let url: string;

beforeAll(async () => {
  ({ server, url } = await PastServer.start({ aircraft: 250 }));
});
afterAll(() => {
  server.stop();
});

describe('the time bar', () => {
  it('is dragged back, the sky follows, and now is a click away', async () => {
    const sky = await open(world);
    await sky.untilText(bar, /since \d\d:\d\d.*Live/s);
    await drag(sky, 0.95, 0.55);
    await untilThere(sky);
    await sky.page.keyboard.press(' ');
    await sky.until((look) => look.past?.playing === false);
    await untilSkyOf(sky);
    await sky.untilText(chip, /aircraft · .*\d\d:\d\d:\d\d/);
    expect(await sky.text(`${bar} .time-now`)).toMatch(/^\d\d:\d\d:\d\d\n.*ago/);

    await sky.page.getByRole('button', { name: 'Live', exact: true }).click();
    await sky.until((look) => look.past === null && look.connection.state === 'live');
    await sky.untilText(chip, /live/);
    await sky.until((look) => look.flights().every((f) => Date.now() - f.lastContactMs < 90_000));
  });

  it('plays on, faster, and backwards; a link keeps the moment', async () => {
    const startS = hoursAgo(2);
    const sky = await open(`${world}&t=${startS}&speed=1`);
    await sky.until((look, t) => look.past!.atMs > t * 1_000 + 500, startS);
    for (let i = 0; i < 3; i++) await sky.page.keyboard.press(']');
    await sky.until((look) => look.past?.speed === 10);
    const { atMs } = await sky.look((look) => look.past!);
    await sky.until((look, from) => look.past!.atMs > from + 20_000, atMs);
    for (let i = 0; i < 7; i++) await sky.page.keyboard.press('[');
    await sky.until((look) => look.past?.speed === -2);
    const turned = (await sky.look((look) => look.past!)).atMs;
    await sky.until((look, from) => look.past!.atMs < from - 4_000, turned);
    await sky.page.waitForURL(({ searchParams }) => searchParams.get('speed') === '-2');

    await sky.page.keyboard.press('Space');
    await sky.until((look) => look.past?.playing === false && look.past.goalMs === null);
    const stoppedS = Math.round((await sky.look((look) => look.past!)).atMs / 1_000);
    await sky.page.waitForURL(({ searchParams }) => searchParams.get('t') === String(stoppedS));
    expect(sky.page.url()).not.toContain('speed=');
    const again = await open(new URL(sky.page.url()).search.slice(1));
    await untilThere(again);
    expect(await again.look(({ past }) => past)).toMatchObject({
      playing: false,
      atMs: stoppedS * 1_000,
    });
    await untilSkyOf(again);
  });

  it('takes who clicks at a tick to where and when that was', async () => {
    const sky = await open(`${map}&at=20,0,1`);
    await sky.until((look) => look.anomalies.length > 0);
    const event = server.sky.events[10];
    // The strip is redrawn when it hears how far the past reaches, and is told of no mouse that rests.
    await until('the mouse is at the tick', PATIENCE_MS, async () => {
      const box = (await sky.page.locator(strip).boundingBox())!;
      // All of five hours, on a strip of six.
      const part = 1 - (Date.now() / 1_000 - event.startS) / (6 * HOUR_S);
      await sky.page.mouse.move(box.x + box.width * part, box.y + 5);
      await sky.page.mouse.move(box.x + box.width * part, box.y + 4);
      const words = await sky.page.locator('.time-hover').allInnerTexts();
      return words.join().includes(`· ${event.callsign!} ·`);
    });
    await sky.page.mouse.down();
    await sky.page.mouse.up();
    await sky.until((look, id) => look.selected === id, event.icao24);
    await untilThere(sky);
    const { atMs } = await sky.look((look) => look.past!);
    expect(Math.abs(atMs / 1_000 - event.startS)).toBeLessThan(30);
    await sky.until((look, { lat, lon }) => {
      const { camera } = look;
      return camera.altitude < 0.4 && Math.hypot(camera.lat - lat, camera.lon - lon) < 3;
    }, event);
    // It was going on then, though it is long over.
    await sky.until(
      (look, id) => look.anomalies.some((e) => e.id === id && e.phase !== 'end'),
      event.id,
    );
    await sky.untilText('.card-events', /Made up/);
  });

  it('is used by keys alone, and told to who cannot see it', async () => {
    const sky = await open(map);
    const { page } = sky;
    const slider = page.getByRole('slider', { name: 'Moment that is shown' });
    await slider.waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('now, live');
    await slider.focus();
    await page.keyboard.press('PageDown');
    await untilThere(sky);
    await until('the slider tells it', PATIENCE_MS, async () =>
      /^\d\d:\d\d:\d\d, .*ago, playing$/.test((await slider.getAttribute('aria-valuetext'))!),
    );
    await page.keyboard.press('Home');
    await sky.until((look, from) => look.past!.atMs < from + 9_000, server.sky.fromMs);
    // The space bar presses what has the focus.
    await page.getByRole('button', { name: 'Stop (Space)' }).focus();
    await page.keyboard.press('Space');
    await sky.until((look) => look.past?.playing === false);
    const { atMs } = await sky.look((look) => look.past!);
    await page.keyboard.press('.');
    await sky.until((look, from) => Math.abs(look.past!.atMs - from - 10_000) < 2, atMs);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('back to now');
    await page.keyboard.press('Enter');
    await sky.until((look) => look.past === null && look.connection.state === 'live');
  });

  it('comes back to where it was when the connection ends', async () => {
    const sky = await open(`${world}&t=${hoursAgo(1)}`, BROWSERS_OWN);
    await untilThere(sky);
    await untilSkyOf(sky);
    const opened = server.asked.filter((each) => each.startsWith('open')).length;
    server.hangUp();
    await until('it is asked again', PATIENCE_MS, () =>
      Promise.resolve(server.asked.filter((each) => each.startsWith('open')).length > opened),
    );
    await untilThere(sky);
    await untilSkyOf(sky);
  });

  it('plays on the globe as on the map', async () => {
    const sky = await open(`transport=ws&at=48,5,0.4&t=${hoursAgo(3)}&speed=60`);
    await sky.until((look) => look.known > 0);
    await sky.until((look) => look.flights().some(({ icao24 }) => look.screenOf(icao24)));
    await sky.page.keyboard.press(' ');
    await sky.until((look) => look.past?.playing === false && look.past.goalMs === null);
    await untilSkyOf(sky, true);
  });

  it('has behind all the trails of the hour before, wherever one looks', async () => {
    const toMs = hoursAgo(2) * 1_000;
    const sky = await open(`${map}&at=48,9,0.7&trails=all&trailsOfAll=60&t=${toMs / 1_000}`);
    const untilTrails = () =>
      sky.until((look) => {
        const flights = look.flights().filter(({ icao24 }) => look.screenOf(icao24));
        const long = flights.filter(({ icao24, lastContactMs }) => {
          const trail = look.trail(icao24);
          return trail.length > 3 && lastContactMs - trail[0].atMs > 25 * 60_000;
        });
        return flights.length > 5 && long.length > flights.length / 2;
      });
    await untilTrails();
    await sky.page.keyboard.press('h');
    await sky.until((look) => look.camera.altitude > 1);
    await untilTrails();
  });

  it('has behind whom one selects the trail of all its flight', async () => {
    const toMs = hoursAgo(3) * 1_000;
    const heard = (icao24: string) => server.sky.track(icao24, toMs - 1_800_000, toMs)!.length;
    const icao24 = [...server.sky.at(toMs).keys()].find((each) => heard(each) > 300)!;
    const sky = await open(`${world}&t=${toMs / 1_000}&sel=${icao24}`);
    // It stands: this page itself has seen no more of it than a point.
    await sky.page.locator('.card .profile').waitFor();
    await sky.until((look, id) => look.trail(id)[0].atMs < look.past!.atMs - 25 * 60_000, icao24);
  });
});

it.each([
  ['globe', ''],
  ['flat map', 'view=map&'],
])(
  'what was days ago is drawn on the %s where it was, and what is now where it is',
  async (_, view) => {
    const { server: old, url: at } = await PastServer.start({ aircraft: 900, hours: 80 });
    try {
      const query = `transport=ws&${view}at=47,8,0.3&t=${hoursAgo(70)}`;
      const sky = await SkyPage.open(query, { server: at });
      await untilFromWestToEast(sky);
      await sky.page.keyboard.press('b');
      await sky.until((look) => look.past === null && look.connection.state === 'live');
      await untilFromWestToEast(sky);
    } finally {
      old.stop();
    }
  },
);

describe('on a phone, the time bar', () => {
  it('leaves the card its room, and is large enough for a thumb', async () => {
    const sky = await SkyPage.live(map, { context: PHONE, server: url });
    await sky.page.locator(bar).waitFor();
    const before = (await sky.page.locator(strip).boundingBox())!;
    await sky.page.touchscreen.tap(before.x + before.width / 2, before.y + 20);
    await untilThere(sky);
    // Nothing moves under the finger.
    expect(await sky.page.locator(strip).boundingBox()).toEqual(before);
    await sky.page.keyboard.press('n');
    await sky.page.locator('.card .facts').first().waitFor();
    const boxes = await Promise.all(
      ['.card:visible', bar, '.toolbar'].map((each) => sky.page.locator(each).boundingBox()),
    );
    boxes.slice(1).forEach((below, i) => {
      expect(boxes[i]!.y + boxes[i]!.height).toBeLessThanOrEqual(below!.y);
    });
    const small = await sky.page
      .locator(`${bar} button:visible`)
      .evaluateAll((all) =>
        all
          .filter((each) => Math.min(each.clientWidth, each.clientHeight) < 44)
          .map((each) => each.outerHTML),
      );
    expect(small).toEqual([]);
    const beyond = await sky.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBe(0);
  });
});

describe('what flew before', () => {
  it('is found by its name, below what flies now, and shown where it was last', async () => {
    const sky = await open(world);
    const toMs = Date.now();
    const isOver = (icao24: string) => !server.sky.at(toMs).has(icao24);
    const gone = server.sky.events.map(({ callsign, icao24 }) => ({ callsign: callsign!, icao24 }));
    const wanted = gone.find(({ icao24 }) => isOver(icao24))!;
    const [flight] = server.sky.flights(wanted.callsign, toMs);
    await sky.page.keyboard.press('/');
    await sky.page.keyboard.type(wanted.callsign.toLowerCase(), { delay: 20 });
    const group = sky.page.getByRole('group', { name: 'Earlier flights' });
    await group.getByRole('option', { name: wanted.callsign }).first().waitFor();
    expect(await barriers(sky)).toEqual([]);
    expect(server.asked.filter((each) => each.startsWith('search'))).toHaveLength(1);
    await sky.page.keyboard.press('Enter');
    await sky.until((look, id) => look.selected === id && look.past !== null, flight.icao24);
    await untilThere(sky);
    const past = await sky.look((look) => look.past!);
    expect([past.playing, Math.abs(past.atMs - flight.toMs) < 10_000]).toEqual([false, true]);
    await sky.until((look, id) => look.flight(id) !== null, flight.icao24);
    await sky.page.locator('.card .profile').waitFor();
  });

  it('near a place is listed by a right click there, and shown by a click', async () => {
    const sky = await open(`${map}&at=50,8,0.5`);
    await sky.page.mouse.click(430, 279, { button: 'right' });
    const rows = await passed(sky);
    await sky.page.locator('.near-mark').waitFor();
    expect(await barriers(sky)).toEqual([]);
    const words = await rows.first().innerText();
    expect(words).toMatch(/NM away · [\d,]+\sft/);
    await rows.first().click();
    await sky.until((look) => look.selected !== null && look.past !== null);
    await untilThere(sky);
    const [icao24, callsign] = await sky.look((look) => [
      look.selected!,
      look.flight(look.selected!)?.callsign ?? '',
    ]);
    expect(words).toContain(callsign);
    await sky.until((look, id) => look.screenOf(id), icao24);
  });

  it('near the middle of the picture is listed by a key, on the globe, too', async () => {
    const sky = await open('transport=ws&at=50,8,0.4');
    await sky.page.keyboard.press('w');
    await passed(sky);
    await sky.page.getByRole('button', { name: 'Where I am' }).focus();
    for (const key of ['Tab', 'ArrowDown', 'Enter']) await sky.page.keyboard.press(key);
    await sky.until((look) => look.selected !== null && look.past !== null);
    await sky.page.keyboard.press('w');
    await sky.page.locator('.near-mark').waitFor({ state: 'hidden' });
  });

  it('near a place is listed by a long press, and not by a tap', async () => {
    const sky = await SkyPage.live(`${map}&at=50,8,0.5`, { context: PHONE, server: url });
    await sky.page.locator(bar).waitFor();
    await sky.page.touchscreen.tap(195, 300);
    expect(await sky.page.locator('.panel.near').isVisible()).toBe(false);
    const selected = await sky.look((look) => look.selected);
    const hand = await sky.page.context().newCDPSession(sky.page);
    const touchPoints = [{ x: 195, y: 300 }];
    await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await sky.page.locator('.panel.near').waitFor();
    await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await sky.untilText('.panel.near .about', /\d°N .* in the last hour/);
    expect(await sky.look((look) => look.selected)).toBe(selected);
    await passed(sky);
  });

  it('near where somebody is is asked of the browser, on a phone', async () => {
    const geolocation = { latitude: 50.03, longitude: 8.57 };
    const context = { ...PHONE, geolocation, permissions: ['geolocation'] };
    const sky = await SkyPage.live(map, { context, server: url });
    await sky.page.locator(bar).waitFor();
    await sky.page.getByRole('button', { name: 'What was that? (W)' }).click();
    await sky.page.getByRole('button', { name: 'Where I am' }).click();
    await sky.untilText('.panel.near .about', /50\.030°N 8\.570°E/);
    await passed(sky);
    expect(await barriers(sky)).toEqual([]);
  });
});

it.each<[string, string, object?]>([
  ['now', map],
  ['the past', `${map}&t=${hoursAgo(2)}`],
  ['the past on a light page', `${map}&t=${hoursAgo(2)}&theme=light`],
  ['the past on a phone', `${map}&t=${hoursAgo(2)}`, PHONE],
])('%s can be gone through by everybody', async (_, query, context = {}) => {
  const sky = await SkyPage.open(query, { context, server: url });
  await sky.page.locator(bar).waitFor();
  await sky.until((look) => look.known > 0);
  expect(await barriers(sky)).toEqual([]);
});

it('an invented sky has a past, too, to drag back, to search, and to come back from', async () => {
  const sky = await SkyPage.live(`demo=600&${map}&at=50,8,0.3`);
  await sky.page.locator(bar).waitFor();
  await drag(sky, 0.95, 0.5);
  await sky.until((look) => look.past?.goalMs === null && look.known > 100);
  const { atMs } = await sky.look((look) => look.past!);
  expect(Date.now() - atMs).toBeGreaterThan(HOUR_S * 1_000);
  await sky.until((look, t) => look.flights().every((f) => f.lastContactMs < t + 60_000), atMs);
  await sky.page.keyboard.press('/');
  await sky.page.keyboard.type('dlh');
  await sky.page.getByRole('group', { name: 'Earlier flights' }).waitFor();
  await sky.page.keyboard.press('Escape');
  await sky.page.keyboard.press('b');
  await sky.until((look) => look.past === null && look.connection.state === 'live');
  await sky.until((look) => look.flights().every((f) => Date.now() - f.lastContactMs < 90_000));
});

describe('a server that keeps no past', () => {
  it('has no bar, and says why to who asks for it', async () => {
    const { server: without, url: at } = await PastServer.start({ aircraft: 60, hours: null });
    try {
      const sky = await SkyPage.live(map, { server: at });
      await sky.until((look) => look.pastState === 'none');
      expect(await sky.page.locator(bar).count()).toBe(0);
      await sky.page.keyboard.press(',');
      await sky.untilText('.toast', /No node here keeps the past: none has the role “history”/);
      await sky.page.keyboard.press('w');
      await sky.untilText('.panel.near', /No node here keeps the past/);
      await sky.page.keyboard.press('/');
      await sky.page.keyboard.type('zzz');
      await sky.untilText('#results', /Nothing of that name/);
      expect(without.asked).toEqual([]);

      const late = await SkyPage.live(`${map}&t=${hoursAgo(1)}`, {
        server: at,
        tolerate: BROWSERS_OWN,
      });
      await late.until((look) => look.past === null && look.connection.state === 'live');
    } finally {
      without.stop();
    }
  });
});

function open(query: string, tolerate?: RegExp): Promise<SkyPage> {
  return SkyPage.open(query, { server: url, ...(tolerate && { tolerate }) }).then(async (sky) => {
    await sky.page.locator(bar).waitFor();
    return sky;
  });
}

/** The rows of who has passed, as far away as it is looked: not many fly in this sky. */
async function passed(sky: SkyPage): Promise<Locator> {
  const rows = sky.page.getByRole('list', { name: 'Who has passed' }).getByRole('button');
  for (let times = 0; times < 2; times++)
    await sky.page.getByRole('button', { name: 'Look farther' }).click();
  await rows.first().waitFor();
  return rows;
}

function hoursAgo(hours: number): number {
  return Math.round(Date.now() / 1_000 - hours * HOUR_S);
}

/** The moment that was wanted is shown. */
function untilThere(sky: SkyPage): Promise<void> {
  return sky.until((look) => look.past?.goalMs === null);
}

/** Holds all of the sky of that moment, or of the part of it that is watched, as it was heard of last. */
function untilSkyOf(sky: SkyPage, part = false): Promise<void> {
  const key = ({ icao24, lastContactMs }: Flight) => `${icao24} ${lastContactMs}`;
  return until('the page holds the sky of the moment', PATIENCE_MS, async () => {
    const { atMs, held } = await sky.look((look) => ({
      atMs: look.past?.atMs ?? NaN,
      held: look.flights(),
    }));
    const then = new Set([...server.sky.at(atMs).values()].map(key));
    const isAll = part ? held.length > 0 : held.length === then.size;
    return isAll && held.every((flight) => then.has(key(flight)));
  });
}

/** Who is farther east is drawn farther to the right. */
function untilFromWestToEast(sky: SkyPage): Promise<void> {
  return sky.until((look) => {
    const drawn = look.flights().flatMap(({ icao24, lat, lon }) => {
      const on = Math.abs(lat - 47) < 3 ? look.screenOf(icao24) : null;
      return on ? [{ lon, x: on.x }] : [];
    });
    return (
      drawn.length > 5 && drawn.every((a) => drawn.every((b) => b.lon < a.lon + 1 || b.x > a.x))
    );
  });
}

async function drag(sky: SkyPage, from: number, to: number): Promise<void> {
  const { x, y, width } = (await sky.page.locator(strip).boundingBox())!;
  await sky.page.mouse.move(x + width * from, y + 24);
  await sky.page.mouse.down();
  for (let step = 1; step <= 10; step++)
    await sky.page.mouse.move(x + width * (from + ((to - from) * step) / 10), y + 24);
  await sky.page.mouse.up();
}
