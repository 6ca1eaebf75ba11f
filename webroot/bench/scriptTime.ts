/** One event of Chromium's tracing, as far as it is read here; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of its thread: what else the machine does is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface ScriptTime {
  readonly seconds: number;
  /** Milliseconds of the callbacks of each frame. */
  readonly callbacks: readonly number[];
  /** Milliseconds of all that ran between frames: messages, timers, collections. */
  readonly between: number;
}

/** What the main thread does for scripts; painting and compositing are not among it. */
const SCRIPT = new Set([
  'FireAnimationFrame', 'FunctionCall', 'TimerFire', 'EventDispatch', 'EvaluateScript',
  'RunMicrotasks', 'WebSocketReceive', 'v8.callFunction', 'V8.GCScavenger', 'MinorGC', 'MajorGC',
  'FireIdleCallback', 'ResizeObserver', 'XHRReadyStateChange',
]); // prettier-ignore

/** How much script the page's main thread ran, in frames and between them. */
export function scriptTime(events: readonly TraceEvent[]): ScriptTime {
  const main = mainThread(events);
  const script = events
    .filter((e) => e.ph === 'X' && e.pid === main.pid && e.tid === main.tid && SCRIPT.has(e.name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const callbacks: number[] = [];
  let between = 0;
  let lastFrameAt = NaN;
  let until = -Infinity;
  for (const event of script) {
    // What lies within another is counted with it.
    if (event.ts < until) continue;
    until = event.ts + (event.dur ?? 0);
    const ms = (event.tdur ?? event.dur ?? 0) / 1_000;
    if (event.name === 'FireAnimationFrame') {
      // Several callbacks are one frame: they begin within a millisecond or two of each other.
      if (event.ts - lastFrameAt < SAME_FRAME_US) callbacks[callbacks.length - 1] += ms;
      else callbacks.push(ms);
      lastFrameAt = until;
    } else between += ms;
  }
  const first = script[0]?.ts ?? 0;
  return { seconds: (until - first) / 1e6, callbacks, between };
}

const SAME_FRAME_US = 1_500;

/** The renderer's main thread that ran most animation frames: a browser has several renderers. */
function mainThread(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const counts = new Map<string, number>();
  for (const { name, pid, tid } of events)
    if (name === 'FireAnimationFrame')
      counts.set(`${pid}/${tid}`, (counts.get(`${pid}/${tid}`) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]).at(0);
  if (!most) throw new Error('The trace has no animation frames');
  const [pid, tid] = most[0].split('/').map(Number);
  return { pid, tid };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}
