import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until';

const TARGET = fileURLToPath(new URL('../../../verticles/standalone/target/', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const MAIN = 'io.skysentinel.standalone.StandaloneMain';
/** Without the past, which would bring a database to each. */
const LIVE = ['poller', 'cache', 'ticker', 'detector', 'bridge'];
const START_MS = 120_000;
const STOP_MS = 20_000;
const ANSWER_MS = 5_000;
/** So much of what it said is shown when it does not start. */
const LAST_WORDS = 4_000;

/** What would stand in conf/skysentinel.json: docs/configuration.md. */
export interface Settings {
  /** Which parts the node has; those of the live sky if it is not said. */
  readonly node?: { readonly roles: readonly string[] };
  readonly activeFeeds: readonly string[];
  readonly feeds?: Readonly<Record<string, unknown>>;
  readonly auth?: Readonly<Record<string, unknown>>;
}

/** Made-up traffic around New York. */
export function simulated(aircraft: number, seed = 1): Settings {
  return { activeFeeds: ['simulator'], feeds: { simulator: { aircraft, seed } } };
}

/** The real server in a process of its own, with a log that is thrown away. */
export class SkyServer {
  private process: ChildProcess | null = null;
  private said = '';
  private readonly folder = mkdtempSync(join(tmpdir(), 'sky-e2e-'));

  private readonly config = join(this.folder, 'skysentinel.json');

  private constructor(private readonly port: number) {}

  /** One at a free port, which it keeps through restarts. */
  static async start(settings: Settings): Promise<SkyServer> {
    const server = new SkyServer(await freePort());
    await server.start(settings);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Saves the configuration, which a running server takes up at once. */
  configure(settings: Settings): void {
    writeFileSync(this.config, JSON.stringify({ node: { roles: LIVE }, ...settings }));
  }

  async start(settings: Settings): Promise<void> {
    this.configure(settings);
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(java(), this.command(), {
      // Nobody's own feeds or broker are touched.
      env: { PATH, HOME, TMPDIR, BACKEND_PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        this.said = (this.said + chunk.toString()).slice(-LAST_WORDS);
      });
    await until('the server is ready', START_MS, () => this.isReady()).catch((problem: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`${String(problem)}; it said:\n${this.said}`);
    });
  }

  async stop(): Promise<void> {
    const child = this.process;
    this.process = null;
    if (child?.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await exit;
    clearTimeout(impatience);
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  private async isReady(): Promise<boolean> {
    if (this.process?.exitCode !== null) throw new Error('the server ended by itself');
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(`${this.url}health/ready`, { signal }).catch(() => null);
    return answer?.ok ?? false;
  }

  private command(): string[] {
    const classPath = [...(process.env.SKY_DIST ? [DIST] : []), standaloneJar()];
    return [
      '-Xmx512m',
      ...['-cp', classPath.join(delimiter), MAIN],
      ...['--ephemeral', '--kafka-port', '0', '--config', this.config],
    ];
  }
}

export function java(): string {
  const { JAVA_HOME } = process.env;
  return JAVA_HOME ? join(JAVA_HOME, 'bin', 'java') : 'java';
}

export function standaloneJar(): string {
  const names = existsSync(TARGET) ? readdirSync(TARGET) : [];
  const [newest] = names
    .filter((name) => /^skysentinel-standalone-(?!.*-(sources|javadoc|tests)\.).*\.jar$/.test(name))
    .map((name) => join(TARGET, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error('The server is not built: run scripts/run once, or mvn package');
  return newest;
}

/**
 * Below the ports that the system gives to outgoing connections: while the server is away, one of
 * them could be given its port, even the one by which a page looks for it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    if (isFree) return port;
  }
}
