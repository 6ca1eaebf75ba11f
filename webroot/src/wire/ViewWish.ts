import type { View } from './live';
import { isGoodEnough, sameTiles, tilesOf, type TileView } from './tiles';

/** A moving camera sees something else all the time. */
const DELAY_MS = 400;

/** What is to be watched: another view only once the camera rests, and if the one before is not good enough. */
export class ViewWish {
  tiles: TileView;
  private delay: ReturnType<typeof setTimeout> | undefined;

  constructor(
    view: View,
    private readonly onChange: () => void,
  ) {
    this.tiles = tilesOf(view);
  }

  set(view: View): void {
    const wanted = tilesOf(view);
    this.cancel();
    if (isGoodEnough(this.tiles, wanted)) return;
    this.delay = setTimeout(() => {
      if (sameTiles(this.tiles, wanted)) return;
      this.tiles = wanted;
      this.onChange();
    }, DELAY_MS);
  }

  /** Nothing is watched yet: the first question can be the right one. */
  setAtOnce(view: View): void {
    this.cancel();
    this.tiles = tilesOf(view);
  }

  cancel(): void {
    clearTimeout(this.delay);
  }
}
