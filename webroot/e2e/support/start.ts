import type { TestProject } from 'vitest/node';
import { serveBrowser } from './chromium';
import { simulated, SkyServer } from './SkyServer';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the server that all tests share serves the page. */
    readonly server: string;
    /** Where the browser that all tests share is told what to do. */
    readonly browser: string;
  }
}

export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const browser = await serveBrowser();
  const server = await SkyServer.start(simulated(120));
  project.provide('browser', browser.wsEndpoint());
  project.provide('server', server.url);
  return async () => {
    await browser.close();
    await server.end();
  };
}
