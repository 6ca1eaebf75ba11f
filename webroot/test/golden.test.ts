import { describe, expect, it } from 'vitest';
import { FlightStore } from '../src/store/FlightStore';
import type { Flight } from '../src/store/types';
import { Follower } from '../src/wire/Follower';
import { readJson } from '../src/wire/jsonReader';
import type { Message } from '../src/wire/messages';
import { PackedReader } from '../src/wire/PackedReader';
import { flightsOf } from './support/flights';
import type { GoldenName } from './support/golden';
import { GOLDEN, goldenBytes, goldenJson } from './support/golden';

type Reader = (name: GoldenName) => Message | null;

const jsonReader = (): Reader => (name) => readJson(goldenJson(name));
function packedReader(): Reader {
  const reader = new PackedReader();
  return (name) => reader.read(goldenBytes(name));
}

/** What the store holds after each message that one of the two clients got. */
function story(read: Reader, names: readonly GoldenName[]): Flight[][] {
  const store = new FlightStore();
  const follower = new Follower(store);
  return names.map((name) => {
    const message = read(name);
    expect(message, name).not.toBeNull();
    expect(follower.take(message!), name).toBe(true);
    return flightsOf(store);
  });
}

const head = (message: Message | null): unknown => ({ ...message, content: undefined });
const ofWorld = GOLDEN.slice(0, 5);
const ofTiles = GOLDEN.slice(5);

describe.each([
  ['JSON', jsonReader],
  ['MessagePack', packedReader],
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
});

describe('the two encodings', () => {
  it.each(GOLDEN)('say the same in %s', (name) => {
    expect(head(packedReader()(name))).toEqual(head(jsonReader()(name)));
  });

  it.each([[ofWorld], [ofTiles]])('lead to equal flights', (names) => {
    expect(story(packedReader(), names)).toEqual(story(jsonReader(), names));
  });
});
