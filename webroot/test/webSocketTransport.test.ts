import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import { FlightStore } from '../src/store/FlightStore';
import { LiveClock } from '../src/store/LiveClock';
import { Follower } from '../src/wire/Follower';
import { LiveClient } from '../src/wire/LiveClient';
import type { TransportListener } from '../src/wire/Transport';
import { tilesOf, WORLD_TILES } from '../src/wire/tiles';
import { WebSocketTransport } from '../src/wire/WebSocketTransport';
import { asStored, byAddress, flightsOf } from './support/flights';
import { Random } from './support/random';
import { ShardModel, someFlight } from './support/ServerModel';
import { ServerSession, type Way } from './support/ServerSession';

/** Only what fails takes that long; real sockets wait for a busy machine. */
const PATIENCE = { timeout: 30_000 };

let server: WebSocketServer;
let address: URL;
/** What clients asked for: the request's path, and each message. */
let asked: string[];
let onConnection: (socket: NodeWebSocket) => void;
/** What the server speaks. */
let spoken: string;

beforeEach(async () => {
  vi.stubGlobal('WebSocket', NodeWebSocket);
  asked = [];
  onConnection = () => undefined;
  spoken = 'sky.v2.compact';
  server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => offered.has(spoken) && spoken,
  });
  server.on('connection', (socket, request) => {
    asked.push(decodeURIComponent(request.url!));
    expect(socket.protocol).toBe(spoken);
    socket.on('message', (data: Buffer) => asked.push(data.toString()));
    onConnection(socket);
  });
  await new Promise((resolve) => server.once('listening', resolve));
  address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterEach(async () => {
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  vi.unstubAllGlobals();
});

function listening(): { listener: TransportListener; types: string[]; codes: (number | null)[] } {
  const types: string[] = [];
  const codes: (number | null)[] = [];
  const listener: TransportListener = {
    message: ({ type }) => types.push(type),
    nodeStatus: () => undefined,
    anomaly: () => undefined,
    bytes: () => undefined,
    closed: (code) => codes.push(code),
  };
  return { listener, types, codes };
}

describe('WebSocketTransport', () => {
  it('asks for the view and names what is held', async () => {
    const { listener } = listening();
    const transport = new WebSocketTransport(address, listener);
    const view = tilesOf({ west: -75, south: 41, east: -72, north: 42 });
    transport.open(view, [{ shard: 0, epoch: 'e-1', seq: 7 }]);
    transport.watch(WORLD_TILES);
    transport.recover([{ shard: 0, epoch: '', seq: 0 }]);
    await vi.waitFor(() => {
      expect(asked).toHaveLength(3);
    }, PATIENCE);
    expect(asked).toEqual([
      '/ws/flights?bbox=-79.9,40.1,-70.1,49.9&resume=0:e-1:7',
      '{"type":"view","world":true}',
      '{"type":"resume","shards":[{"shard":0,"epoch":"","seq":0}]}',
    ]);
    transport.close();
  });

  it('tells the code that a connection ended with', async () => {
    onConnection = (socket) => {
      socket.close(4000);
    };
    const { listener, codes } = listening();
    new WebSocketTransport(address, listener).open(WORLD_TILES, []);
    await vi.waitFor(() => {
      expect(codes).toEqual([4000]);
    }, PATIENCE);
  });

  it('gives a connection up that sends what it cannot read', async () => {
    onConnection = (socket) => {
      socket.send(Buffer.from('0100', 'hex'));
    };
    const { listener, codes, types } = listening();
    new WebSocketTransport(address, listener).open(WORLD_TILES, []);
    await vi.waitFor(() => {
      expect(codes).toEqual([null]);
    }, PATIENCE);
    expect(types).toEqual([]);
  });

  it.each<[Way, string]>([
    ['compact', 'sky.v2.compact'],
    ['MessagePack', 'sky.v1.msgpack'],
  ])('brings a client of %s back to what the server holds', async (way, subprotocol) => {
    spoken = subprotocol;
    const random = new Random(7);
    const shard = new ShardModel(0, 'a');
    const session = new ServerSession([shard], null, way);
    const send = (messages: unknown[]): void => {
      for (const socket of server.clients) for (const each of messages) socket.send(each as Buffer);
    };
    const tick = (): void => {
      const addresses = ['a1b2c3', '~00000f', 'c0ffee'];
      send(
        session.deltas(
          shard.tick(1, new Map(addresses.map((icao24) => [icao24, someFlight(random, icao24)]))),
        ),
      );
    };
    onConnection = () => {
      const resumed = /resume=0:a:(\d+)/.exec(asked.at(-1)!);
      const held = resumed ? [{ shard: 0, epoch: 'a', seq: Number(resumed[1]) }] : [];
      send([...session.resume(held), ...session.heartbeats()]);
    };
    tick();
    const store = new FlightStore();
    const client = new LiveClient(store, new LiveClock(), {
      server: address,
      transport: 'ws',
      view: { world: true },
      isReachable: () => Promise.resolve(true),
    });
    const isEqual = (): void => {
      const flights = [...shard.aircraft.values()].map(({ flight }) => asStored(flight));
      expect(client.status.value.state).toBe('live');
      expect(flightsOf(store)).toEqual(byAddress(flights));
    };
    // It may be back before anybody looks.
    const states = new Set<string>();
    client.status.subscribe(({ state }) => states.add(state));
    client.start();
    await vi.waitFor(isEqual, PATIENCE);
    tick();
    await vi.waitFor(isEqual, PATIENCE);
    for (const socket of server.clients) socket.close(1001);
    await vi.waitFor(() => {
      expect(states).toContain('reconnecting');
    }, PATIENCE);
    tick();
    await vi.waitFor(isEqual, PATIENCE);
    expect(asked.at(-1)).toBe('/ws/flights?resume=0:a:2');
    client.stop();
  });

  it('goes on with what it holds at a server that speaks the other subprotocol', async () => {
    const random = new Random(8);
    const shard = new ShardModel(0, 'a');
    const { listener, types } = listening();
    const store = new FlightStore();
    const follower = new Follower(store);
    const transport = new WebSocketTransport(address, {
      ...listener,
      message: (message) => {
        types.push(message.type);
        expect(follower.take(message)).toBe(true);
      },
    });
    for (const [way, subprotocol] of [
      ['MessagePack', 'sky.v1.msgpack'],
      ['compact', 'sky.v2.compact'],
      ['MessagePack', 'sky.v1.msgpack'],
    ] as const) {
      spoken = subprotocol;
      const session = new ServerSession([shard], null, way);
      onConnection = (socket) => {
        const held = follower.resume(null);
        for (const each of [...session.resume(held), ...session.heartbeats()])
          socket.send(each as Uint8Array);
      };
      shard.tick(1, new Map([['a1b2c3', someFlight(random, 'a1b2c3')]]));
      const before = types.length;
      transport.open(WORLD_TILES, follower.resume(null));
      await vi.waitFor(() => {
        expect(types.slice(before)).toContain('heartbeat');
      }, PATIENCE);
    }
    expect(types).toEqual(['snapshot', 'heartbeat', 'delta', 'heartbeat', 'delta', 'heartbeat']);
    const flights = [...shard.aircraft.values()].map(({ flight }) => asStored(flight));
    expect(flightsOf(store)).toEqual(byAddress(flights));
    transport.close();
  });
});
