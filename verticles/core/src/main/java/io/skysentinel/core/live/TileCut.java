package io.skysentinel.core.live;

/**
 * What viewers of one tile are told of a frame, as indices into the frame's lists.
 *
 * <p>Who leaves the tile is an upsert to the world and a removal here. Who enters it must be told
 * whole, because viewers of the tile do not hold what came before.
 */
public final class TileCut {
  private final int tile;
  private final long prev;
  final Indices stays = new Indices();
  final Indices enters = new Indices();
  final Indices leaves = new Indices();
  final Indices removals = new Indices();

  TileCut(int tile, long prev) {
    this.tile = tile;
    this.prev = prev;
  }

  public int tile() {
    return tile;
  }

  /**
   * The seq of the frame before that touched this tile. After a gap it is not known which that was;
   * then it is the seq of the state that closed the gap, which is never too small.
   */
  public long prev() {
    return prev;
  }

  /** Upserts that were here and still are: their packed rows serve as they are. */
  public int[] stays() {
    return stays.toArray();
  }

  /** Upserts that were elsewhere, or nowhere. */
  public int[] enters() {
    return enters.toArray();
  }

  /** Upserts that are elsewhere now. */
  public int[] leaves() {
    return leaves.toArray();
  }

  /** Removals of aircraft that were here. */
  public int[] removals() {
    return removals.toArray();
  }

  /** How many upserts viewers of the tile see. */
  public int upsertCount() {
    return stays.count() + enters.count();
  }

  /** How many removals viewers of the tile see. */
  public int removalCount() {
    return leaves.count() + removals.count();
  }
}
