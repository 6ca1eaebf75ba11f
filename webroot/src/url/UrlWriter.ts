import { type UrlState, writeUrl } from './urlState';

/** Browsers refuse to have the address changed all the time. */
const DELAY_MS = 300;

/** Keeps the address bar at what is seen, so that its link can be shared or come back to. */
export class UrlWriter {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly state: () => UrlState,
    private readonly look: () => Readonly<Record<string, string | null>>,
  ) {}

  /** Something changed. */
  touch(): void {
    this.timer ??= setTimeout(() => {
      this.write();
    }, DELAY_MS);
  }

  /** The link to what is seen now. */
  link(): string {
    return new URL(this.query() || '?', location.href).href;
  }

  private write(): void {
    this.timer = undefined;
    const query = this.query();
    // Not a new entry: "back" should leave the page, not undo each move of the camera.
    if (query !== location.search) {
      history.replaceState(history.state, '', location.pathname + query + location.hash);
    }
  }

  private query(): string {
    return writeUrl(this.state(), location.search, this.look());
  }
}
