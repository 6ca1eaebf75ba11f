package io.skysentinel.platform.health;

/**
 * What a health check found.
 *
 * @param detail in words that an operator can act on
 */
public record Finding(Level level, String detail) {

  /** Of what is deployed only once the log can be reached. */
  public static final Finding NOT_STARTED = down("waiting for the log");

  /** How bad it is. */
  public enum Level {
    UP,
    /** Something outside fails, and this node copes: it stays ready. */
    DEGRADED,
    /** The node cannot do its work. */
    DOWN
  }

  public static Finding up(String detail) {
    return new Finding(Level.UP, detail);
  }

  public static Finding degraded(String detail) {
    return new Finding(Level.DEGRADED, detail);
  }

  public static Finding down(String detail) {
    return new Finding(Level.DOWN, detail);
  }
}
