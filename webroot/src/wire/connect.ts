import { EventBusTransport } from './EventBusTransport';
import type { TransportName } from './live';
import type { Transport, TransportListener } from './Transport';
import { WebSocketTransport } from './WebSocketTransport';

const PATIENCE_MS = 3000;

export type Connect = (name: TransportName, server: URL, listener: TransportListener) => Transport;

export const connect: Connect = (name, server, listener) =>
  name === 'ws'
    ? new WebSocketTransport(server, listener)
    : new EventBusTransport(server, listener);

/** Whether the server answers plain requests. */
export async function isReachable(server: URL): Promise<boolean> {
  try {
    const answer = await fetch(new URL('health/live', server), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
