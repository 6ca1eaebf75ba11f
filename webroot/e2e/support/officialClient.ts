import type { RestFlight } from './rest';

/** What a page with the official client has come to know. */
export interface Outcome {
  readonly transport: string;
  readonly flights: readonly RestFlight[];
  readonly deltas: number;
  readonly gaps: number;
  readonly statuses: number;
  readonly refusals: readonly { readonly message: string }[];
}

interface Frame {
  readonly type: string;
  readonly epoch: string;
  readonly seq: number;
  readonly flights: readonly RestFlight[];
  readonly upserts: readonly RestFlight[];
  readonly removals: readonly string[];
}

interface Bus {
  onopen: () => void;
  onerror: (error: { message: string }) => void;
  readonly sockJSConn: { readonly transport: string };
  registerHandler(address: string, handler: (e: unknown, message: { body: Frame }) => void): void;
  send(
    address: string,
    body: unknown,
    handler: (e: unknown, message: { body: { shards: Frame[] } }) => void,
  ): void;
  publish(address: string, body: unknown): void;
}

/**
 * Runs in the browser, where it sees nothing of this file but itself: a client as somebody writes it
 * from docs/protocol.md for a node with one shard. `window.outcome()` tells how it fares.
 */
export function useOfficialClient(transport: string): void {
  const world = window as unknown as {
    EventBus: new (url: string, options: unknown) => Bus;
    outcome: () => Outcome;
  };
  const bus = new world.EventBus('/eventbus', { transports: [transport] });
  const flights = new Map<string, RestFlight>();
  const refusals: { message: string }[] = [];
  const early: Frame[] = [];
  let held: { epoch: string; seq: number } | null = null;
  let [deltas, gaps, statuses] = [0, 0, 0];
  world.outcome = () => ({
    ...{ transport: bus.sockJSConn.transport, flights: [...flights.values()] },
    ...{ deltas, gaps, statuses, refusals },
  });
  bus.onerror = (error) => refusals.push(error);
  bus.onopen = () => {
    bus.registerHandler('sky.delta.world', (_, { body }) => {
      if (held) apply(body);
      else early.push(body);
    });
    bus.registerHandler('sky.status', () => statuses++);
    bus.send('sky.snapshot', { world: true }, (_, { body }) => {
      const [snapshot] = body.shards;
      held = snapshot;
      for (const flight of snapshot.flights) flights.set(flight.icao24, flight);
      early.forEach(apply);
    });
    bus.publish('sky.delta.world', { type: 'delta', upserts: [], removals: ['a1b2c3'] });
  };

  function apply(frame: Frame): void {
    if (frame.type !== 'delta' || !held || frame.seq <= held.seq) return;
    if (frame.epoch !== held.epoch || frame.seq !== held.seq + 1) gaps++;
    held = frame;
    deltas++;
    for (const flight of frame.upserts) flights.set(flight.icao24, flight);
    for (const icao24 of frame.removals) flights.delete(icao24);
  }
}
