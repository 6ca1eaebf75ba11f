import { unknownFlight } from '../../src/store/flight';
import type { Flight } from '../../src/store/types';
import type { Stand } from '../../src/wire/messages';
import { tileAt } from '../../src/wire/tiles';
import type { Random } from './random';

/** How one aircraft changed; null: it was not, or is no more. */
export interface Change {
  readonly id: number;
  readonly before: Flight | null;
  readonly after: Flight | null;
}

export interface Frame extends Stand {
  readonly t: number;
  readonly changes: readonly Change[];
  /** The seq of each tile's change before this one. */
  readonly prev: ReadonlyMap<number, number>;
}

export interface Aircraft {
  readonly id: number;
  readonly flight: Flight;
}

/** The tile of a flight, -1 where no position is known. */
export function tileOf(flight: Flight | null): number {
  return flight === null || Number.isNaN(flight.lat) ? -1 : tileAt(flight.lat, flight.lon);
}

/** One shard of a server, simple enough to be surely right. */
export class ShardModel {
  readonly aircraft = new Map<string, Aircraft>();
  readonly frames: Frame[] = [];
  seq = 0;
  private readonly lastSeqOfTile = new Map<number, number>();
  private readonly freeIds: number[] = [];
  private nextId = 0;

  constructor(
    readonly shard: number,
    public epoch: string,
  ) {}

  /** Takes the flights in (null: it is gone) and gives the frame that tells of them. */
  tick(t: number, flights: ReadonlyMap<string, Flight | null>): Frame {
    this.seq++;
    const freed: number[] = [];
    const changes = [...flights].map(([icao24, after]) => {
      const known = this.aircraft.get(icao24);
      const id = known?.id ?? this.freeIds.shift() ?? this.nextId++;
      if (after) this.aircraft.set(icao24, { id, flight: after });
      else {
        this.aircraft.delete(icao24);
        freed.push(id);
      }
      return { id, before: known?.flight ?? null, after };
    });
    // An id is used again only after the frame that removed it.
    this.freeIds.push(...freed);
    const frame = { ...this.stand(), t, changes, prev: this.touch(changes) };
    this.frames.push(frame);
    return frame;
  }

  stand(): Stand {
    return { shard: this.shard, epoch: this.epoch, seq: this.seq };
  }

  private touch(changes: readonly Change[]): Map<number, number> {
    const prev = new Map<number, number>();
    for (const { before, after } of changes) {
      for (const tile of [tileOf(before), tileOf(after)]) {
        if (tile >= 0 && !prev.has(tile)) prev.set(tile, this.lastSeqOfTile.get(tile) ?? 0);
      }
    }
    for (const tile of prev.keys()) this.lastSeqOfTile.set(tile, this.seq);
    return prev;
  }
}

/** Some flight, on the grid of the packed rows, often with something unknown. */
export function someFlight(random: Random, icao24: string, before?: Flight): Flight {
  const maybe = <T>(value: T, unknown: T): T => (random.chance(0.1) ? unknown : value);
  const grid = (from: number, range: number, scale: number): number =>
    (from * scale + random.int(range * scale)) / scale;
  const contact = (before?.lastContactMs ?? 1_767_323_000_000) + random.int(5000);
  const flight = { ...(before ?? unknownFlight(icao24)), lastContactMs: contact };
  if (!before || random.chance(0.7)) {
    const known = !random.chance(0.1);
    flight.lat = known ? grid(20, 30, 1e5) : NaN;
    flight.lon = known ? grid(-80, 30, 1e5) : NaN;
    flight.timePositionMs = known ? contact - random.int(3000) : NaN;
  }
  if (!before || random.chance(0.5)) {
    flight.altM = maybe(grid(-50, 12000, 10), NaN);
    flight.geoAltM = maybe(grid(0, 12000, 10), NaN);
    flight.speedMps = maybe(grid(0, 300, 10), NaN);
    flight.headingDeg = maybe(grid(0, 360, 10), NaN);
    flight.vrateMps = maybe(grid(-20, 40, 10), NaN);
  }
  if (!before || random.chance(0.2)) {
    flight.flags = random.int(4);
    flight.category = maybe(random.int(20), -1);
    flight.positionSource = maybe(random.int(4), -1);
    flight.callsign = maybe(random.of(['UAL1', 'THY1 ✈', '', 'a text that is long enough']), null);
    flight.squawk = maybe(random.of(['1200', '7700']), null);
    flight.country = maybe(random.of(['Türkiye', 'France']), null);
    flight.origin = random.chance(0.5) ? 'KJFK' : null;
    flight.feed = random.of(['world', 'roof']);
  }
  return flight;
}
