import type { Flight } from '../../src/store/types';
import type { Stand } from '../../src/wire/messages';
import { tileName } from '../../src/wire/tiles';
import * as compact from './compactWriter';
import { pack, row } from './packedWriter';
import type { Change, Frame, ShardModel } from './ServerModel';
import { tileOf } from './ServerModel';

/** How a client is connected: by a socket in one of the encodings, or by the event bus. */
export type Way = 'compact' | 'MessagePack' | 'JSON' | 'bus';

/** One client as the server sees it: it makes its messages. */
export class ServerSession {
  private readonly packed: boolean;

  constructor(
    private readonly shards: readonly ShardModel[],
    public tiles: readonly number[] | null,
    private readonly way: Way,
    private readonly now: () => number = () => 5,
  ) {
    this.packed = way === 'MessagePack';
  }

  /** Of the whole view: what a client gets first, and on the event bus the answer. */
  snapshots(): unknown[] {
    const whole = this.shards.map((shard) => this.snapshot(shard));
    // The answer has every shard: the others are no more.
    return this.way === 'bus' ? [...whole, this.heartbeatOf()] : whole;
  }

  /** What the server sends by itself; on the event bus, at each address what belongs there. */
  unasked(shards = this.shards): unknown[] {
    if (this.way !== 'bus') return shards.map((shard) => this.snapshot(shard));
    return this.addresses().flatMap((at) =>
      shards.map((shard) => ({ ...this.snapshot(shard, at < 0 ? null : [at]), at })),
    );
  }

  deltas(frame: Frame): unknown[] {
    if (this.way === 'compact') return this.together(frame);
    if (!this.tiles) return [this.delta(frame, null)];
    return this.tiles.filter((tile) => frame.prev.has(tile)).map((tile) => this.delta(frame, tile));
  }

  heartbeats(): unknown[] {
    if (this.way !== 'bus') return [this.heartbeatOf()];
    return this.addresses().map((at) => ({ ...this.heartbeatOf(), at }));
  }

  private addresses(): readonly number[] {
    return this.tiles ?? [-1];
  }

  private heartbeatOf(): object {
    const stands = this.shards.map((shard) => shard.stand());
    if (this.way === 'compact') return compact.heartbeat(this.now(), stands);
    if (!this.packed) return { type: 'heartbeat', t: this.now(), shards: stands };
    return pack([4, this.now(), stands.map(({ shard, epoch, seq }) => [shard, epoch, seq])]);
  }

  /** The answer to a resume. */
  resume(stands: readonly Stand[]): unknown[] {
    if (this.way === 'bus') return this.snapshots();
    const known = new Set(this.shards.map(({ shard }) => shard));
    const gone = stands
      .filter(({ shard }) => !known.has(shard))
      .map(({ shard }) => this.gone(shard));
    return [...gone, ...this.shards.flatMap((shard) => this.catchUp(shard, stands))];
  }

  sees(flight: Flight | null): boolean {
    return flight !== null && (!this.tiles || this.tiles.includes(tileOf(flight)));
  }

  private catchUp(shard: ShardModel, stands: readonly Stand[]): unknown[] {
    const held = stands.find((stand) => stand.shard === shard.shard);
    if (held?.epoch !== shard.epoch) return [this.snapshot(shard)];
    return shard.frames
      .filter((frame) => frame.epoch === shard.epoch && frame.seq > held.seq)
      .flatMap((frame) => this.deltas(frame));
  }

  private gone(shard: number): unknown {
    if (this.way === 'compact')
      return compact.snapshot({ shard, epoch: 'gone', seq: 0 }, 5, null, []);
    if (this.packed) return pack([1, shard, 'gone', 0, 5, null, new Uint8Array()]);
    return { type: 'snapshot', shard, epoch: 'gone', seq: 0, t: 5, flights: [] };
  }

  private snapshot(shard: ShardModel, tiles = this.tiles): object {
    const seen = [...shard.aircraft.values()].filter(
      ({ flight }) => !tiles || tiles.includes(tileOf(flight)),
    );
    const rows = seen.map(({ id, flight }) => row(id, null, flight));
    if (this.way === 'compact') return compact.snapshot(shard.stand(), this.now(), tiles, rows);
    if (this.packed) {
      return pack([1, shard.shard, shard.epoch, shard.seq, this.now(), tiles], { at: 6, rows });
    }
    const views = tiles ? { views: tiles.map(tileName) } : {};
    const flights = seen.map(({ flight }) => json(flight));
    return { type: 'snapshot', ...shard.stand(), t: this.now(), ...views, flights };
  }

  /** All tiles that the frame touches in one message, none if there are none. */
  private together(frame: Frame): unknown[] {
    if (!this.tiles) return [compact.worldDelta(frame, frame.t, told(frame, null))];
    const tiles = this.tiles.filter((tile) => frame.prev.has(tile));
    const parts = tiles.map((tile) => {
      return { tile, prev: frame.prev.get(tile)!, ...told(frame, tile) };
    });
    return parts.length > 0 ? [compact.tilesDelta(frame, frame.t, parts)] : [];
  }

  private delta(frame: Frame, tile: number | null): unknown {
    const { upserts, removals } = changesOf(frame, tile);
    const { shard, epoch, seq, t } = frame;
    const prev = tile === null ? null : frame.prev.get(tile);
    if (this.packed) {
      const { rows } = told(frame, tile);
      const view = tile === null ? [] : [tile, prev];
      const parts = [
        tile === null ? 2 : 3,
        shard,
        epoch,
        seq,
        t,
        ...view,
        removals.map((c) => c.id),
      ];
      return pack(parts, { at: 5 + view.length, rows });
    }
    return {
      ...{ type: 'delta', shard, epoch, seq, t },
      ...(tile === null ? {} : { view: tileName(tile), prev }),
      upserts: upserts.map((change) => json(change.after!)),
      removals: removals.map((change) => change.before!.icao24),
    };
  }
}

interface Changes {
  readonly upserts: readonly Change[];
  readonly removals: readonly Change[];
}

function changesOf(frame: Frame, tile: number | null): Changes {
  const upserts = frame.changes.filter(({ after }) => inView(after, tile));
  const removals = frame.changes.filter(
    ({ before, after }) => inView(before, tile) && !inView(after, tile),
  );
  return { upserts, removals };
}

/** The same in rows: whole ones of those that were not there before. */
function told(frame: Frame, tile: number | null): compact.Told {
  const { upserts, removals } = changesOf(frame, tile);
  return {
    rows: upserts.map(({ id, before, after }) =>
      row(id, inView(before, tile) ? before : null, after!),
    ),
    removals: removals.map(({ id }) => id),
  };
}

function inView(flight: Flight | null, tile: number | null): boolean {
  return flight !== null && (tile === null || tileOf(flight) === tile);
}

/** A flight as JSON has it. */
export function json(f: Flight): unknown {
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    icao24: f.icao24,
    callsign: f.callsign,
    position: Number.isNaN(f.lat) ? null : { lat: f.lat, lon: f.lon },
    altitude_m: orNull(f.altM),
    geo_altitude_m: orNull(f.geoAltM),
    velocity_mps: orNull(f.speedMps),
    heading_deg: orNull(f.headingDeg),
    vertical_rate_mps: orNull(f.vrateMps),
    on_ground: (f.flags & 1) !== 0,
    spi: (f.flags & 2) !== 0,
    squawk: f.squawk,
    time_position_unix: orNull(f.timePositionMs / 1000),
    last_contact_unix: f.lastContactMs / 1000,
    origin_country: f.country,
    category: f.category < 0 ? null : f.category,
    position_source: f.positionSource < 0 ? null : f.positionSource,
    ...(f.origin === null ? {} : { origin: f.origin }),
    feed: f.feed,
  };
}
