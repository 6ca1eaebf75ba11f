import type { Browser, CDPSession, Page } from 'playwright-core';

/** Script costs the same in a small window, and software draws that quickly enough. */
export const SMALL = { width: 480, height: 300 };
export const USUAL = { width: 1_440, height: 900 };

/** On a busy machine, with software in place of a graphics card. */
const PATIENCE_MS = 120_000;

const TRY_AGAIN_MS = 500;
const MOST_TRIES = 40;

/** A page that somebody opened for the first time, with aircraft on it. */
export class Visit {
  private constructor(
    readonly page: Page,
    readonly session: CDPSession,
  ) {}

  static async begin(
    browser: Browser,
    server: URL,
    query: string,
    { viewport = SMALL, drawsNothing = false } = {},
  ): Promise<Visit> {
    // A context of its own has an empty cache.
    const context = await browser.newContext({ viewport });
    if (drawsNothing) await context.addInitScript(drawNothing);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (problem) => {
      console.error(problem.message);
    });
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(new URL(`?transport=ws${query}`, server).href);
    await page.waitForFunction(
      () => performance.getEntriesByName('skysentinel.aircraft').length > 0,
      null,
      { polling: 200 },
    );
    return new Visit(page, session);
  }

  /**
   * How many aircraft the page holds, once it follows them. It fails when these stay too few, as then
   * nothing else would mean anything.
   */
  async known(least: number): Promise<number> {
    const read = () => {
      const { known, connection } = window.skysentinel;
      return { known, state: connection.state };
    };
    for (let tries = 0; ; tries++) {
      const { known, state } = await this.page.evaluate(read);
      if (state === 'live' && known >= least) return known;
      if (tries === MOST_TRIES)
        throw new Error(`The page is ${state} and holds ${known} aircraft, not ${least}`);
      await this.page.waitForTimeout(TRY_AGAIN_MS);
    }
  }

  end(): Promise<void> {
    return this.page.context().close();
  }

  /** When the first picture of the globe and of aircraft were there, in milliseconds. */
  firsts(): Promise<{ globe: number; aircraft: number }> {
    return this.page.evaluate(() => {
      const [globe, aircraft] = ['globe', 'aircraft'].map(
        (name) => performance.getEntriesByName(`skysentinel.${name}`)[0].startTime,
      );
      return { globe, aircraft };
    });
  }

  /** Processor time of the main thread so far: what else the machine does is not in it. */
  async busyMs(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1_000;
  }

  /** What is really held, after a full collection, in megabytes. */
  async heap(): Promise<{ heap: number; buffers: number }> {
    await this.session.send('HeapProfiler.collectGarbage');
    const usage = (await this.session.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    return { heap: usage.usedSize / 1e6, buffers: (usage.backingStorageSize ?? NaN) / 1e6 };
  }
}

/** Asks the graphics for no points at the last moment: all script runs as ever, and pictures cost nothing. */
function drawNothing(): void {
  type Draw = (...args: number[]) => void;
  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, Draw>;
  const counts = {
    drawArrays: 2,
    drawElements: 1,
    drawArraysInstanced: 2,
    drawElementsInstanced: 1,
  };
  for (const [name, count] of Object.entries(counts)) {
    const draw = gl[name];
    gl[name] = function (this: unknown, ...args) {
      args[count] = 0;
      draw.apply(this, args);
    };
  }
}
