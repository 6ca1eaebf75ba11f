import type { Page } from './Page';

/** A walk begun by keys goes on in its order this long; then it starts anew from the middle. */
const FRESH_MS = 20_000;

/** Goes from one aircraft in sight to the next by keys, the one nearest to the middle first. */
export class Walk {
  private order: string[] = [];
  private orderedAt = -Infinity;

  constructor(private readonly page: Page) {}

  step(by: 1 | -1): void {
    const now = performance.now();
    const { store } = this.page.sky;
    const selected = this.page.selected.value;
    const known = selected !== null && this.order.includes(selected);
    if (!known || now - this.orderedAt > FRESH_MS) this.order = this.inSight();
    this.orderedAt = now;
    const count = this.order.length;
    if (count === 0) {
      this.page.say('No aircraft in sight');
      return;
    }
    const at = selected === null ? -1 : this.order.indexOf(selected);
    const next = at < 0 ? 0 : (at + by + count) % count;
    const row = store.row(this.order[next]);
    if (row >= 0) this.page.select(row);
    else this.order.splice(next, 1);
  }

  private inSight(): string[] {
    const { store, shown } = this.page.sky;
    const { surface } = this.page;
    const middle = { x: surface.element.clientWidth / 2, y: surface.element.clientHeight / 2 };
    const found: { icao24: string; far: number }[] = [];
    for (const row of store.rows()) {
      if (!shown.has(row) || Number.isNaN(store.lat[row])) continue;
      const on = surface.screenOf(row);
      if (on)
        found.push({
          icao24: store.icao24[row],
          far: Math.hypot(on.x - middle.x, on.y - middle.y),
        });
    }
    return found.sort((a, b) => a.far - b.far).map(({ icao24 }) => icao24);
  }
}
