import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventBusTransport } from '../src/wire/EventBusTransport';
import { tileName, tilesOf, WORLD_TILES } from '../src/wire/tiles';
import type { Message } from '../src/wire/messages';
import { FakeBus } from './support/FakeBus';

vi.mock('@vertx/eventbus-bridge-client.js', async () => ({
  default: (await import('./support/FakeBus')).FakeBus,
}));

const TWO_TILES = tilesOf({ west: -75, south: 38, east: -72, north: 42 });
const epoch = { shard: 0, epoch: 'a', t: 9 };

let heard: string[];
let codes: (number | null)[];
let statuses: unknown[];
let anomalies: unknown[];
let transport: EventBusTransport;

/** A message in a few words. */
function brief(message: Message): string {
  if (message.type === 'error') return 'error';
  const at = 'at' in message ? ` at ${message.at < 0 ? 'world' : tileName(message.at)}` : '';
  if (message.type === 'heartbeat') return `heartbeat ${message.shards.length}${at}`;
  const view = message.type === 'delta' && message.view >= 0 ? ` ${tileName(message.view)}` : '';
  return `${message.type} ${message.seq}${view}${at}`;
}

const snapshot = (seq: number, views?: string[]): unknown => ({
  ...{ type: 'snapshot', ...epoch, seq, flights: [] },
  ...(views ? { views } : {}),
});
const delta = (seq: number): unknown => {
  return { type: 'delta', ...epoch, seq, upserts: [], removals: [] };
};
const tileDelta = (seq: number, view: string): unknown => {
  return { ...(delta(seq) as object), view, prev: seq - 1 };
};

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  codes = [];
  statuses = [];
  anomalies = [];
  transport = new EventBusTransport(new URL('http://sky.test/'), {
    message: (message) => heard.push(brief(message)),
    nodeStatus: (body) => statuses.push(body),
    anomaly: (body) => anomalies.push(body),
    bytes: () => undefined,
    closed: (code) => codes.push(code),
  });
});

afterEach(() => {
  transport.close();
  vi.useRealTimers();
});

function open(view = WORLD_TILES): FakeBus {
  transport.open(view);
  FakeBus.last.open();
  return FakeBus.last;
}

describe('EventBusTransport', () => {
  it('subscribes first, asks then, and tells in between what came only afterwards', () => {
    const bus = open();
    expect(bus.url).toBe('http://sky.test/eventbus');
    expect([...bus.handlers.keys()]).toEqual(['sky.status', 'sky.anomaly', 'sky.delta.world']);
    expect(bus.questions.map(({ body }) => body)).toEqual([{ world: true }]);
    bus.tell('sky.delta.world', delta(4));
    bus.tell('sky.delta.world', delta(5));
    expect(heard).toEqual([]);
    bus.answer(snapshot(4));
    expect(heard).toEqual(['snapshot 4', 'heartbeat 1', 'delta 4', 'delta 5']);
    bus.tell('sky.delta.world', delta(6));
    expect(heard.at(-1)).toBe('delta 6');
  });

  it('subscribes to the tiles of a view, and asks for its box', () => {
    const bus = open(TWO_TILES);
    expect([...bus.handlers.keys()]).toEqual([
      'sky.status',
      'sky.anomaly',
      'sky.delta.n30w080',
      'sky.delta.n40w080',
    ]);
    expect(bus.questions[0].body).toEqual({ bbox: [-79.9, 30.1, -70.1, 49.9] });
  });

  it('drops what comes of tiles that are no longer watched', () => {
    const bus = open(TWO_TILES);
    bus.answer(snapshot(4, ['n30w080', 'n40w080']));
    transport.watch(tilesOf({ west: -75, south: 41, east: -72, north: 42 }));
    expect([...bus.handlers.keys()]).toEqual(['sky.status', 'sky.anomaly', 'sky.delta.n40w080']);
    bus.tell('sky.delta.n30w080', tileDelta(5, 'n30w080'));
    expect(bus.unwanted).toEqual([]);
    bus.answer(snapshot(5, ['n40w080']));
    bus.tell('sky.delta.n40w080', tileDelta(6, 'n40w080'));
    expect(heard.slice(2)).toEqual(['snapshot 5', 'heartbeat 1', 'delta 6 n40w080']);
    transport.watch(TWO_TILES);
    bus.answer(snapshot(7, ['n30w080', 'n40w080']));
    bus.tell('sky.delta.n30w080', tileDelta(8, 'n30w080'));
    expect(heard.at(-1)).toBe('delta 8 n30w080');
  });

  it('tells what nodes say of themselves', () => {
    const bus = open();
    bus.tell('sky.status', { node: 'a' });
    expect(statuses).toEqual([{ node: 'a' }]);
    expect(heard).toEqual([]);
  });

  it('heeds only the answer to its newest question', () => {
    const bus = open();
    const [first] = bus.questions;
    transport.watch(TWO_TILES);
    first.handler(null, { address: '', body: { shards: [snapshot(1)] } });
    expect(heard).toEqual([]);
    bus.answer(snapshot(2, ['n30w080', 'n40w080']));
    expect(heard).toEqual(['snapshot 2', 'heartbeat 1']);
  });

  it('hands on snapshots and heartbeats as those of the tile at whose address they come', () => {
    const bus = open(TWO_TILES);
    bus.answer(snapshot(4, ['n30w080', 'n40w080']));
    for (const tile of ['n30w080', 'n40w080']) {
      bus.tell(`sky.delta.${tile}`, snapshot(9, [tile]));
      bus.tell(`sky.delta.${tile}`, { type: 'heartbeat', t: 9, shards: [{ ...epoch, seq: 9 }] });
    }
    expect(heard.slice(2)).toEqual([
      'snapshot 9 at n30w080',
      'heartbeat 1 at n30w080',
      'snapshot 9 at n40w080',
      'heartbeat 1 at n40w080',
    ]);
    expect(bus.questions).toHaveLength(1);
  });

  it('keeps of what comes before an answer only the deltas of its epochs', () => {
    const bus = open(TWO_TILES);
    bus.answer(snapshot(4, ['n30w080', 'n40w080']));
    transport.recover();
    bus.tell('sky.delta.n30w080', snapshot(3, ['n30w080']));
    bus.tell('sky.delta.n30w080', { type: 'heartbeat', t: 9, shards: [] });
    bus.tell('sky.delta.n30w080', { ...(tileDelta(7, 'n30w080') as object), epoch: 'before a' });
    bus.tell('sky.delta.n40w080', tileDelta(10, 'n40w080'));
    bus.answer(snapshot(9, ['n30w080', 'n40w080']));
    expect(heard.slice(2)).toEqual(['snapshot 9', 'heartbeat 1', 'delta 10 n40w080']);
  });

  it('takes a snapshot of the world, or of a shard that is gone, as it comes', () => {
    const bus = open(TWO_TILES);
    bus.answer(snapshot(4, ['n30w080', 'n40w080']));
    const gone = { ...(snapshot(0) as object), epoch: 'gone' };
    bus.tell('sky.delta.n30w080', gone);
    expect(heard.at(-1)).toBe('snapshot 0');
    const world = open();
    world.answer(snapshot(4));
    world.tell('sky.delta.world', snapshot(8));
    expect(heard.at(-1)).toBe('snapshot 8 at world');
    expect(world.questions).toHaveLength(1);
  });

  it('asks but one question at a time for what is missing', () => {
    const bus = open();
    transport.recover();
    expect(bus.questions).toHaveLength(1);
    bus.answer(snapshot(1));
    transport.recover();
    transport.recover();
    expect(bus.questions).toHaveLength(2);
  });

  it('gives up when its question is refused or not answered, or answered with nonsense', () => {
    open().questions[0].handler({ message: 'no handlers' });
    expect(codes).toEqual([null]);
    open();
    vi.advanceTimersByTime(11_000);
    expect(codes).toEqual([null, null]);
    open().answer({ type: 'snapshot' });
    expect(codes).toEqual([null, null, null]);
    expect(FakeBus.last.isClosed).toBe(true);
  });

  it('tells when the connection ends, unless it ended it itself', () => {
    const bus = open();
    bus.onclose?.({ code: 1006 });
    expect(codes).toEqual([1006]);
    open();
    transport.close();
    expect(FakeBus.last.onclose).toBeNull();
    expect(codes).toEqual([1006]);
  });
});
