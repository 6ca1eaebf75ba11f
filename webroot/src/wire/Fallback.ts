import type { TransportName } from './live';

/** So often the wanted transport may fail although the server is there. */
const PATIENCE = 2;

/**
 * Which transport to try next. A server that is away is no reason for another transport: only what
 * fails while the server answers otherwise is.
 */
export class Fallback {
  private strikes = 0;

  constructor(private readonly wanted: TransportName) {}

  next(): TransportName {
    if (this.strikes < PATIENCE) return this.wanted;
    return this.wanted === 'ws' ? 'eventbus' : 'ws';
  }

  /** It connected: whatever ends it later is no fault of the transport. */
  worked(): void {
    this.strikes = 0;
  }

  /** It did not connect, and the server answers. After both have failed, the wanted one is next. */
  failed(name: TransportName): void {
    this.strikes = name === this.wanted ? this.strikes + 1 : 0;
  }
}
