import { asRecord } from './fields';
import type { FeedHealth, FeedPhase, Readable } from './live';
import { Value } from './Value';

/** Nodes speak every two seconds; one that is silent is gone, and its feeds run elsewhere. */
const SILENCE_MS = 10_000;
const ASK_EVERY_MS = 5_000;

const PHASES: readonly FeedPhase[] = ['RUNNING', 'FAILING', 'PAUSED', 'STARTING', 'STANDBY'];

interface Heard {
  readonly roles: readonly string[];
  readonly feeds: readonly FeedHealth[];
  readonly atMs: number;
}

/** How the feeds fare and what the nodes do, from what their nodes say of themselves: pushed, or asked for. */
export class FeedBoard {
  private readonly current = new Value<readonly FeedHealth[]>([]);
  private readonly currentRoles = new Value<ReadonlySet<string> | null>(null);
  private readonly nodes = new Map<string, Heard>();
  private askedAtMs = -Infinity;

  get feeds(): Readable<readonly FeedHealth[]> {
    return this.current;
  }

  /** The roles that the nodes have among them; null before any has said so. */
  get roles(): Readable<ReadonlySet<string> | null> {
    return this.currentRoles;
  }

  /** A node's status: the body of `sky.status`. What makes no sense is left out. */
  hear(body: unknown, nowMs: number): void {
    const { node, feeds, roles } = asRecord(body);
    if (typeof node !== 'string' || !Array.isArray(feeds)) return;
    this.nodes.set(node, { feeds: feeds.flatMap(readFeed), roles: texts(roles), atMs: nowMs });
    this.forget(nowMs);
  }

  /** Forgets nodes that are silent. */
  forget(nowMs: number): void {
    for (const [node, { atMs }] of this.nodes)
      if (nowMs - atMs > SILENCE_MS) this.nodes.delete(node);
    const feeds = merge([...this.nodes.values()].flatMap((heard) => heard.feeds));
    if (feeds.length > 0 || this.current.value.length > 0) this.current.value = feeds;
    const roles = [...this.nodes.values()].flatMap((heard) => heard.roles);
    if (roles.length > 0) this.currentRoles.value = new Set(roles);
  }

  /** Asks by a plain request, where nothing is pushed; called about once a second. */
  async ask(server: URL, nowMs: number): Promise<void> {
    if (nowMs - this.askedAtMs < ASK_EVERY_MS) return;
    this.askedAtMs = nowMs;
    try {
      const answer = await fetch(new URL('status', server), { cache: 'no-store' });
      const { nodes } = asRecord(await answer.json());
      if (Array.isArray(nodes)) for (const node of nodes) this.hear(node, nowMs);
    } catch {
      // The connection says better that the server is away.
    }
  }
}

/** A feed is in standby on all nodes but the one that runs it. */
function merge(feeds: readonly FeedHealth[]): FeedHealth[] {
  const byName = new Map<string, FeedHealth>();
  for (const feed of feeds) {
    const other = byName.get(feed.name);
    if (!other || PHASES.indexOf(feed.phase) < PHASES.indexOf(other.phase))
      byName.set(feed.name, feed);
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function readFeed(body: unknown): FeedHealth[] {
  const { name, phase, problem, lastSuccessMs, statesPerSecond, aircraft } = asRecord(body);
  const known = PHASES.find((each) => each === phase);
  if (typeof name !== 'string' || known === undefined) return [];
  return [
    {
      name,
      phase: known,
      problem: typeof problem === 'string' ? problem : null,
      lastSuccessMs: Number(lastSuccessMs) || 0,
      statesPerSecond: Number(statesPerSecond) || 0,
      aircraft: Number(aircraft) || 0,
    },
  ];
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
