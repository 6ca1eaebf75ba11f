import { asNumber, asRecord } from '../wire/fields';
import type { LiveStatus, Readable } from '../wire/live';
import { isAbsent, question } from '../wire/question';
import { Value } from '../wire/Value';

const ASK_EVERY_MS = 30_000;
/** Where this node does not serve it. */
const ABSENT_EVERY_MS = 5 * 60_000;

/**
 * - `unknown`: no node has said yet what it does
 * - `none`: no node keeps the past
 * - `elsewhere`: one does, but this one cannot be asked
 * - `empty`: nothing is recorded yet
 * - `here`: there is one to go to
 * - `failing`: the last question had no answer; it is asked again
 */
export type PastState = 'unknown' | 'none' | 'elsewhere' | 'empty' | 'here' | 'failing';

/** Whether there is a past, and from when to when; NaN where nothing is known. */
export interface Known {
  readonly state: PastState;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The part of the live connection that matters here. */
export interface NodeWatch {
  /** Tells each second how it stands. */
  readonly status: Readable<LiveStatus>;
  /** What the nodes do, null before any has said so. */
  readonly roles: Readable<ReadonlySet<string> | null>;
}

const NOTHING = { fromMs: NaN, toMs: NaN };

/** Keeps up to date from when to when the past is known, as long as somebody looks at the page. */
export class SpanWatch {
  readonly known = new Value<Known>({ state: 'unknown', ...NOTHING });
  private askAtMs = -Infinity;
  private isAsking = false;

  constructor(
    private readonly server: URL,
    private readonly nodes: NodeWatch,
    private readonly isHidden: () => boolean = () => document.hidden,
  ) {
    nodes.status.subscribe(() => {
      void this.look(performance.now());
    });
  }

  private async look(nowMs: number): Promise<void> {
    const { state } = this.nodes.status.value;
    const roles = this.nodes.roles.value;
    if ((state !== 'live' && state !== 'parked') || !roles || this.isAsking) return;
    if (!roles.has('history')) {
      this.become('none');
      this.askAtMs = -Infinity;
      return;
    }
    if (nowMs < this.askAtMs || this.isHidden()) return;
    this.isAsking = true;
    const becomes = await this.ask();
    this.isAsking = false;
    this.askAtMs = nowMs + (becomes === 'elsewhere' ? ABSENT_EVERY_MS : ASK_EVERY_MS);
  }

  private async ask(): Promise<PastState> {
    try {
      const answer = await question(this.server, 'history/span', {});
      const { from, to } = asRecord(await answer.json());
      const span = { fromMs: asNumber(from) * 1_000, toMs: asNumber(to) * 1_000 };
      return this.become(Number.isNaN(span.fromMs + span.toMs) ? 'empty' : 'here', span);
    } catch (failure) {
      return this.become(isAbsent(failure) ? 'elsewhere' : 'failing');
    }
  }

  /** What was known before stays known while it cannot be asked. */
  private become(state: PastState, span?: Omit<Known, 'state'>): PastState {
    const before = this.known.value;
    const { fromMs, toMs } = span ?? (state === 'failing' ? before : NOTHING);
    // Each answer is news; that there is none again is not.
    if (span || state !== before.state) this.known.value = { state, fromMs, toMs };
    return state;
  }
}

/** Why one cannot go to the past, in words; empty where one can. */
export const WHY_NOT: Readonly<Record<PastState, string>> = {
  unknown: 'Whether there is a past to go to is not known yet',
  none: 'No node here keeps the past: none has the role “history”',
  elsewhere: 'The past is kept, but this node cannot be asked for it',
  empty: 'Nothing is recorded yet',
  here: '',
  failing: 'The past cannot be asked for now; it is asked again',
};
