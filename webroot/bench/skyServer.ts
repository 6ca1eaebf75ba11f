import { fileURLToPath } from 'node:url';
import type { WebSocket } from 'ws';
import { BenchSky } from './BenchSky';
import { PageServer } from './PageServer';
import { SkyClient } from './SkyClient';

export const AIRCRAFT = 15_000;
export const CHANGED = 3_000;
export const TICKS_PER_S = 5;

const HEARTBEAT_MS = 2_000;
const HOUR_S = 3_600;
const FOLDER = fileURLToPath(new URL('../dist/webroot', import.meta.url));

/** A server of the built page, and of a sky that runs at a pace, for as long as it is used. */
export async function withSky(
  pace: number,
  use: (server: URL, ticks: () => number) => Promise<void>,
  keepsPast = false,
): Promise<void> {
  const bornMs = Date.now();
  const sky = new BenchSky(AIRCRAFT, bornMs);
  const clients = new Set<SkyClient>();
  const came = (socket: WebSocket, address: URL) => {
    const client = new SkyClient(socket, sky.shards, address);
    clients.add(client);
    socket.on('close', () => clients.delete(client));
  };
  const server = new PageServer(FOLDER, came, (address) =>
    keepsPast ? answerOfPast(address, sky) : undefined,
  );
  let ticks = 0;
  const tick = () => {
    if (clients.size === 0) return;
    ticks++;
    const frames = sky.next(bornMs + (Date.now() - bornMs) * pace, CHANGED);
    for (const client of clients) client.tell(frames);
  };
  const beat = () => {
    for (const client of clients) client.beat();
  };
  const timers = [setInterval(tick, 1_000 / TICKS_PER_S / pace), setInterval(beat, HEARTBEAT_MS)];
  try {
    await use(await server.start(), () => ticks);
  } finally {
    timers.forEach(clearInterval);
    server.stop();
  }
}

/** As much of a node with a past as trails need. */
function answerOfPast({ pathname, searchParams }: URL, sky: BenchSky): unknown {
  const nowMs = Date.now();
  switch (pathname) {
    case '/status':
      return { nodes: [{ node: 'bench', roles: ['bridge', 'history'], feeds: [] }] };
    case '/history/span':
      return { from: nowMs / 1_000 - HOUR_S, to: nowMs / 1_000 };
    case '/history/trails':
      return { t: nowMs / 1_000, trails: sky.trails(nowMs, Number(searchParams.get('seconds'))) };
    default:
      return undefined;
  }
}
