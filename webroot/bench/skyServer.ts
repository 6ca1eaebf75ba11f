import { fileURLToPath } from 'node:url';
import type { WebSocket } from 'ws';
import { BenchSky } from './BenchSky';
import { PageServer } from './PageServer';

export const AIRCRAFT = 15_000;
export const CHANGED = 3_000;
export const TICKS_PER_S = 5;

const HEARTBEAT_MS = 2_000;
const FOLDER = fileURLToPath(new URL('../dist/webroot', import.meta.url));

/** A server of the built page, and of a sky that runs at a pace, for as long as it is used. */
export async function withSky(
  pace: number,
  use: (server: URL, ticks: () => number) => Promise<void>,
): Promise<void> {
  const bornMs = Date.now();
  const sky = new BenchSky(AIRCRAFT, bornMs);
  const clients = new Set<WebSocket>();
  const send = (messages: readonly Uint8Array[]) => {
    for (const client of clients) for (const message of messages) client.send(message);
  };
  const server = new PageServer(FOLDER, (socket) => {
    for (const message of sky.snapshots()) socket.send(message);
    clients.add(socket);
    socket.on('close', () => clients.delete(socket));
  });
  let ticks = 0;
  const tick = () => {
    if (clients.size === 0) return;
    ticks++;
    send(sky.next(bornMs + (Date.now() - bornMs) * pace, CHANGED));
  };
  const beat = () => {
    send(sky.heartbeats());
  };
  const timers = [setInterval(tick, 1_000 / TICKS_PER_S / pace), setInterval(beat, HEARTBEAT_MS)];
  try {
    await use(await server.start(), () => ticks);
  } finally {
    timers.forEach(clearInterval);
    server.stop();
  }
}
