import type { SkyClock } from '../store/SkyClock';
import { Value } from '../wire/Value';
import type {
  ConnectionState,
  FeedHealth,
  Live,
  LiveStatus,
  TransportName,
  View,
} from '../wire/live';
import type { DemoAnomalies } from './DemoAnomalies';
import type { DemoSky } from './DemoSky';

const STATUS: LiveStatus = {
  state: 'live',
  transport: 'ws',
  wanted: 'ws',
  problem: null,
  retryAtMs: null,
  delayMs: 0,
  updatesPerS: 0,
  bytesPerS: 0,
  resyncs: 0,
};

/** Stands where the connection would be; everything comes from inside the page. */
export class DemoLive implements Live {
  readonly status = new Value<LiveStatus>(STATUS);
  readonly feeds = new Value<readonly FeedHealth[]>([]);
  view: View = { world: true };
  private wanted: TransportName = 'ws';

  constructor(
    private readonly sky: DemoSky,
    private readonly anomalies: DemoAnomalies,
    private readonly clock: SkyClock,
    private readonly frozen: boolean,
  ) {}

  get transport(): TransportName {
    return this.wanted;
  }

  set transport(name: TransportName) {
    this.wanted = name;
    this.status.value = { ...this.status.value, transport: name, wanted: name };
  }

  start(): void {
    this.clock.leave();
    if (this.status.value.state === 'parked') this.sky.show(this.clock.liveNow());
    else {
      // First: codes are told with positions.
      this.anomalies.recall();
      this.sky.recall();
    }
    this.become('live');
    if (this.frozen) return;
    this.sky.start();
    this.anomalies.start();
  }

  /** The past is shown. */
  park(): void {
    this.sky.stop();
    this.become('parked');
  }

  lock(): void {
    // An invented sky is everybody's.
  }

  unlock(): void {
    // See above.
  }

  stop(): void {
    this.sky.stop();
    this.anomalies.stop();
  }

  setView(view: View): void {
    this.view = view;
  }

  private become(state: ConnectionState): void {
    this.status.value = { ...this.status.value, state };
  }
}
