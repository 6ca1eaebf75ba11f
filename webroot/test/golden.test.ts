import { describe, expect, it } from 'vitest';
import { FlightStore } from '../src/store/FlightStore';
import type { Flight } from '../src/store/types';
import { Follower } from '../src/wire/Follower';
import { readJson } from '../src/wire/jsonReader';
import type { Message } from '../src/wire/messages';
import { CompactReader } from '../src/wire/CompactReader';
import { PackedReader } from '../src/wire/PackedReader';
import { tileAt, tileOfName } from '../src/wire/tiles';
import { flightsOf } from './support/flights';
import type { GoldenName } from './support/golden';
import { GOLDEN, goldenBytes, goldenCompact, goldenJson } from './support/golden';

type Reader = (name: GoldenName) => Message[];

const jsonReader = (): Reader => (name) => [readJson(goldenJson(name))!];
function packedReader(): Reader {
  const reader = new PackedReader();
  return (name) => reader.read(goldenBytes(name));
}
/** What the tiles of a frame are told together comes with the first of them. */
function compactReader(): Reader {
  const reader = new CompactReader();
  return (name) => {
    const bytes = goldenCompact(name);
    return bytes ? reader.read(bytes) : [];
  };
}

/** What the store holds after each message that one of the two clients got. */
function story(read: Reader, names: readonly GoldenName[]): Flight[][] {
  const store = new FlightStore();
  const follower = new Follower(store);
  return names.map((name) => {
    for (const message of read(name)) expect(follower.take(message), name).toBe(true);
    return flightsOf(store);
  });
}

/** What packed rows have of a flight that JSON tells exactly. */
function rounded(flight: Flight): Flight {
  const near = (value: number, scale: number): number => toEven(value * scale) / scale;
  const { lat, lon, altM, vrateMps } = flight;
  return {
    ...flight,
    lat: near(lat, 1e5),
    lon: near(lon, 1e5),
    altM: Math.fround(near(altM, 10)),
    vrateMps: Math.fround(near(vrateMps, 10)),
  };
}

/** The nearest whole number, of two that are equally near the even one. */
function toEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor === 0.5) return floor + (((floor % 2) + 2) % 2);
  return Math.round(value);
}

const head = (message: Message): unknown => ({ ...message, content: undefined });
const heads = (read: Reader, names: readonly GoldenName[]): unknown[] =>
  names.flatMap(read).map(head);
const ofWorld = GOLDEN.slice(0, 5);
const ofTiles = GOLDEN.slice(5, 9);
const ofTwoShards = GOLDEN.slice(9);

describe.each([
  ['JSON', jsonReader],
  ['MessagePack', packedReader],
  ['compact bytes', compactReader],
])('the golden messages in %s', (_, reader) => {
  it('lead a client of the world to the flights that they tell', () => {
    const [first, second, third, heartbeat] = story(reader(), ofWorld);
    expect(first.map((flight) => flight.icao24)).toEqual(['00000f', 'a1b2c3', '~2f00ff']);
    expect(first[0]).toMatchObject({ callsign: 'THY1 ✈', country: 'Türkiye', vrateMps: 0 });
    expect(first[1]).toMatchObject({ lat: 40.64, lon: -73.78, altM: 1234.5, geoAltM: 1260 });
    expect(first[1]).toMatchObject({ timePositionMs: 1767323040000, lastContactMs: 1767323044000 });
    expect(first[1]).toMatchObject({ category: 3, positionSource: 0, destination: 'KJFK' });
    expect(first[2]).toMatchObject({ lat: NaN, altM: NaN, flags: 1, category: -1, callsign: null });
    expect(second[0]).toMatchObject({ callsign: null, altM: NaN, geoAltM: 310.5, flags: 2 });
    expect(second.find((f) => f.icao24 === 'c0ffee')).toMatchObject({
      callsign: '',
      lon: 179.99989,
    });
    expect(third.map((flight) => flight.icao24)).toEqual(['00000f', 'a1b2c3', 'c0ffee']);
    expect(third[2]).toMatchObject({ lon: -179.99956, altM: -12.5 });
    expect(heartbeat).toEqual(third);
  });

  it('lead a client of tiles to the flights that they tell', () => {
    const [snapshot, entered, left, gone] = story(reader(), ofTiles);
    expect(snapshot.map((flight) => flight.icao24)).toEqual(['00000f', 'a1b2c3']);
    expect(entered[1]).toMatchObject({ lat: 39.99998, registration: 'N12345' });
    expect(left).toEqual(entered);
    expect(gone).toEqual([]);
  });

  it('lead a client of two shards to the flights that they tell', () => {
    const held = story(reader(), ofTwoShards);
    expect(held.map((flights) => flights.map(({ icao24 }) => icao24).join(' '))).toEqual([
      'a1b2c3 b0de42',
      'a1b2c3 b0de42 c0ffee',
      'a1b2c3 b0de42 c0ffee',
      'a1b2c3 c0ffee',
      'a1b2c3 c0ffee',
      'a1b2c3 c0ffee d0d0d0',
      'a1b2c3 c0ffee d0d0d0',
      'a1b2c3 c0ffee',
      'a1b2c3 c0ffee',
      'a1b2c3 c0ffee',
      '',
      'd0d0d0 e0e0e0',
      'd0d0d0 e0e0e0',
      'd0d0d0',
      'd0d0d0 f00d42',
    ]);
    expect(held[6][1]).toMatchObject({ lat: 38.5021, callsign: null });
    expect(held[12]).toMatchObject([
      { lat: 39.51, lon: -74.49 },
      { lat: NaN, lon: NaN, altM: 900 },
    ]);
  });
});

describe('the encodings', () => {
  it.each([
    ['MessagePack', packedReader],
    ['compact bytes', compactReader],
  ])('say the same in JSON and %s', (_, reader) => {
    expect(heads(reader(), GOLDEN)).toEqual(heads(jsonReader(), GOLDEN));
  });

  it.each([[ofWorld], [ofTiles], [ofTwoShards]])('lead to equal flights', (names) => {
    const exact = story(jsonReader(), names).map((flights) => flights.map(rounded));
    expect(story(packedReader(), names)).toEqual(exact);
    expect(story(compactReader(), names).at(-1)).toEqual(exact.at(-1));
  });

  it('have a message for each tile, or one for all', () => {
    expect(GOLDEN.filter((name) => !goldenCompact(name))).toEqual([
      '08-delta-tile-left',
      '14-delta-left-and-id-stays',
    ]);
    const reader = compactReader();
    expect(GOLDEN.slice(0, 7).map((name) => reader(name).length)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  it('round a value halfway between two to the even one', () => {
    const [exact] = story(jsonReader(), ofTwoShards)[5];
    const [packed] = story(packedReader(), ofTwoShards)[5];
    expect(exact).toMatchObject({ altM: 1250.25, vrateMps: -5.25 });
    expect(packed).toMatchObject({ altM: Math.fround(1250.2), vrateMps: Math.fround(-5.2) });
  });

  it('differ in the tile that a position seems to lie in', () => {
    const seemsIn = (read: Reader): number[] =>
      story(read, ofTwoShards)[0].map(({ lat, lon }) => tileAt(lat, lon));
    const [south, north] = ['n30w080', 'n40w080'].map(tileOfName);
    expect(seemsIn(jsonReader())).toEqual([north, south]);
    expect(seemsIn(packedReader())).toEqual([north, north]);
  });
});
