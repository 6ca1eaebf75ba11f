package io.skysentinel.history.block;

import org.jspecify.annotations.Nullable;

/** Is told of the rows around an instant. It may not keep them. */
@FunctionalInterface
public interface RowsAround {

  /**
   * Those of one aircraft.
   *
   * @param last heard before it, {@code null} if there is none
   * @param next heard after it, {@code null} if there is none
   */
  void of(@Nullable BlockRow last, @Nullable BlockRow next);
}
