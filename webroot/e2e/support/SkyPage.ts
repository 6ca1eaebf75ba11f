import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import type { Inspection } from '../../src/app/inspection';
import type { Flight } from '../../src/store/types';
import { until } from './until';

/** A desk's window, small enough to be drawn quickly without a graphics card. */
const DESK = { width: 860, height: 560 };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** Only what fails takes that long, but a machine may have much else to do. */
export const PATIENCE_MS = 40_000;

/** Near enough to New York, where the simulator flies, to tell aircraft from each other. */
export const NEW_YORK = 'at=40.8,-74,0.03';

/**
 * What Chromium says where a page had to wait long for a processor: the globe's first pictures were
 * fetched long before it came to them; a connection was given up that stood a moment later.
 */
const SLOWNESS = /preloaded using link preload but not used|closed before the connection is estab/;

export interface Opening {
  readonly context?: BrowserContextOptions;
  readonly server?: string;
  readonly browser?: Browser;
  /** What the browser itself complains of in this test, rightly. */
  readonly tolerate?: RegExp;
  /** For what has to be there before the page. */
  readonly before?: (page: Page) => Promise<unknown>;
}

let shared: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  return (shared ??= chromium.connect(inject('browser')));
}

/** The page in a window of its own that knows nothing of others; its test fails if it complains. */
export class SkyPage {
  private readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !SLOWNESS.test(message.text()))
        this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(String(error.stack ?? error)));
  }

  /** Opened at that query, and ready. */
  static async open(query = '', opening: Opening = {}): Promise<SkyPage> {
    const sky = await SkyPage.of(opening);
    await sky.page.goto(`${opening.server ?? inject('server')}?${query}`);
    await sky.page.waitForSelector('body.ready', { timeout: PATIENCE_MS });
    return sky;
  }

  /** An empty window. */
  static async of({ browser, context, tolerate, before }: Opening = {}): Promise<SkyPage> {
    const browsing = await (browser ?? (await sharedBrowser())).newContext({
      viewport: DESK,
      ...context,
    });
    const sky = new SkyPage(await browsing.newPage());
    sky.page.setDefaultTimeout(PATIENCE_MS);
    onTestFinished(async () => {
      await browsing.close();
      expect(sky.complaints.filter((each) => !tolerate?.test(each))).toEqual([]);
    });
    await before?.(sky.page);
    return sky;
  }

  /** Opened with aircraft. */
  static async live(query = '', opening: Opening = {}): Promise<SkyPage> {
    const sky = await SkyPage.open(query, opening);
    await sky.until((look) => look.connection.state === 'live' && look.known > 0);
    return sky;
  }

  /** What the page knows; `read` runs in the browser, and sees nothing but its arguments. */
  look<T, A = undefined>(read: (look: Inspection, given: A) => T, given?: A): Promise<T> {
    return this.page.evaluate<T>(calling(read, given));
  }

  /** Waits until the page is that far. */
  async until<A = undefined>(
    holds: (look: Inspection, given: A) => unknown,
    given?: A,
  ): Promise<void> {
    // The browser's own waiting would evaluate texts, which the page's security policy forbids.
    await until(String(holds), PATIENCE_MS, async () => Boolean(await this.look(holds, given)));
  }

  /** The address of somebody who is in sight, up for a while and apart from others, to be clicked at. */
  async somebody(): Promise<string> {
    let found: string | undefined;
    await until('somebody is alone in sight', PATIENCE_MS, async () => {
      found = await this.look(inSightAlone);
      return found !== undefined;
    });
    return found ?? '';
  }

  /** Somebody with a callsign of which no other one is made, up for a while, in sight or not. */
  async somebodyNamed(): Promise<Flight & { readonly callsign: string }> {
    let found: Flight | undefined;
    await until('somebody has a name', PATIENCE_MS, async () => {
      found = await this.look(namedAlone);
      return found !== undefined;
    });
    return found as Flight & { readonly callsign: string };
  }

  /** Clicks where the aircraft is drawn now. */
  async clickAt(icao24: string): Promise<void> {
    const on = await this.look((look, id) => look.screenOf(id), icao24);
    if (!on) throw new Error(`${icao24} is not in sight`);
    await this.page.mouse.click(on.x, on.y);
  }

  /** When fonts, panels and some pictures of the globe are drawn. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)));
      for (let frames = 0; frames < 8; frames++)
        await new Promise((next) => requestAnimationFrame(next));
    });
  }

  text(selector: string): Promise<string> {
    return this.page.locator(selector).innerText();
  }

  async untilText(selector: string, text: RegExp): Promise<void> {
    await this.page.locator(selector).filter({ hasText: text, visible: true }).waitFor();
  }
}

function namedAlone(look: Inspection): Flight | undefined {
  const flights = look.flights();
  return flights.find(
    ({ icao24, callsign, altM, vrateMps }) =>
      callsign &&
      altM > 1_500 &&
      vrateMps > -1 &&
      flights.every((other) => other.icao24 === icao24 || !other.callsign?.includes(callsign)),
  );
}

function inSightAlone(look: Inspection): string | undefined {
  const seen = look.flights().flatMap(({ icao24, altM, vrateMps }) => {
    const on = look.isShown(icao24) ? look.screenOf(icao24) : null;
    // Who is about to land may be gone before the test is over.
    return on ? [{ icao24, ...on, stays: altM > 1_500 && vrateMps > -1 }] : [];
  });
  const alone = seen.find(
    ({ icao24, x, y, stays }) =>
      stays &&
      Math.abs(x - innerWidth / 2) < innerWidth / 4 &&
      Math.abs(y - innerHeight / 2) < innerHeight / 5 &&
      seen.every((other) => other.icao24 === icao24 || Math.hypot(other.x - x, other.y - y) > 30),
  );
  return alone?.icao24;
}

/** A function with its argument as an expression, so that it can be given the inspection, too. */
function calling(read: unknown, given: unknown): string {
  return `(${String(read)})(window.skysentinel, ${given === undefined ? 'undefined' : JSON.stringify(given)})`;
}
