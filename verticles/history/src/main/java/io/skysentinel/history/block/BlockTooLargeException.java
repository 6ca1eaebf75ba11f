package io.skysentinel.history.block;

/** Updates that are more than goes into a block: fewer of them may. */
public final class BlockTooLargeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BlockTooLargeException() {
    super("a block of more than " + BlockHeader.MOST_BYTES + " bytes, unpacked");
  }
}
