import { flightOf, plans, type Plan } from '../src/demo/flightPlan';
import type { Flight } from '../src/store/types';
import { Random } from '../test/support/random';
import { type Frame, ShardModel } from '../test/support/ServerModel';

/** As many as the server has. */
const SHARDS = 12;
/** The share of those that report who leave: one that reports each second stays for an hour. */
const LEAVES = 1 / 3_600;
/** So far apart are the positions that are left of a flight that bends now and then. */
const TRAIL_STEP_S = 200;

/** A sky of which so many aircraft report in each tick, as a server has it. */
export class BenchSky {
  readonly shards: readonly ShardModel[];
  private readonly plans: Plan[];
  private readonly random = new Random(11);
  private turn = 0;
  /** Those that landed and are to come back, so that rows are freed and taken again. */
  private away = new Set<number>();

  constructor(
    private readonly count: number,
    private readonly startMs: number,
  ) {
    const random = new Random(7);
    this.plans = plans(count, () => random.next());
    this.shards = Array.from({ length: SHARDS }, (_, i) => new ShardModel(i, 'bench'));
    this.tick(
      startMs,
      Array.from({ length: count }, (_, i) => i),
    );
  }

  /** The frames of the next so many aircraft; some of those that are due are gone, some are back. */
  next(nowMs: number, changed: number): Frame[] {
    const due = Array.from({ length: changed }, (_, i) => (this.turn + i) % this.count);
    this.turn = (this.turn + changed) % this.count;
    return this.tick(nowMs, due);
  }

  /** Where each came from in the last seconds, as a server with a past tells it. */
  trails(nowMs: number, seconds: number): Record<string, unknown> {
    const trails: Record<string, unknown> = {};
    for (const plan of this.plans) {
      const told = [];
      for (let ago = seconds; ago >= 0; ago -= Math.min(TRAIL_STEP_S, ago || 1)) {
        const atMs = nowMs - ago * 1_000;
        const { lat, lon, altM } = flightOf(plan, (atMs - this.startMs) / 1_000, atMs);
        told.push([atMs / 1_000, round(lon), round(lat), Math.round(altM)]);
      }
      trails[plan.icao24] = told;
    }
    return trails;
  }

  private tick(nowMs: number, due: readonly number[]): Frame[] {
    const changes = this.shards.map(() => new Map<string, Flight | null>());
    for (const i of due) {
      const gone = !this.away.has(i) && this.random.chance(LEAVES);
      if (gone) this.away.add(i);
      else this.away.delete(i);
      changes[i % SHARDS].set(
        this.plans[i].icao24,
        gone ? null : this.flight(this.plans[i], nowMs),
      );
    }
    return this.shards.map((shard, i) => {
      const frame = shard.tick(nowMs, known(shard, changes[i]));
      // Nobody catches up here, and hours of frames would fill the memory.
      shard.frames.length = 0;
      return frame;
    });
  }

  private flight(plan: Plan, nowMs: number): Flight {
    const seconds = (nowMs - this.startMs) / 1_000;
    return { ...flightOf(plan, seconds, nowMs - 500), lastContactMs: nowMs - 200 };
  }
}

/** Without those that leave before they were ever there. */
function known(shard: ShardModel, changes: Map<string, Flight | null>): Map<string, Flight | null> {
  for (const [icao24, flight] of changes)
    if (flight === null && !shard.aircraft.has(icao24)) changes.delete(icao24);
  return changes;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
