package io.skysentinel.core.detect.track;

/**
 * What an aircraft did in the last quarter of an hour, a sample every 13 seconds or more. Small
 * numbers in two arrays: with 10,000 aircraft this is most of the judge's memory.
 */
public final class Past {
  /** Thirteen seconds apart, 64 of them reach back 14 minutes: no rule may need more. */
  private static final double SPACING_S = 13;

  private static final int SIZE = 64;

  /** Time, latitude, longitude and turn of each sample. */
  private static final int FLOATS = 4;

  /** Altitude in metres and speed in tenths of a metre a second of each sample. */
  private static final int SHORTS = 2;

  private static final double SPEED_STEPS = 10;
  private static final short NOT_KNOWN = Short.MIN_VALUE;

  private final float[] floats = new float[FLOATS * SIZE];
  private final short[] shorts = new short[SHORTS * SIZE];
  private double originUnix = Double.NaN;
  private int next;
  private int size;

  /** Keeps a moment if the last one is old enough; says whether it did. */
  boolean add(
      double atUnix, double atLat, double atLon, double atAltM, double atMps, double turnedDeg) {
    if (Double.isNaN(originUnix)) {
      originUnix = atUnix;
    }
    if (size > 0 && atUnix - unixAt(size - 1) < SPACING_S) {
      return false;
    }
    floats[FLOATS * next] = (float) (atUnix - originUnix);
    floats[FLOATS * next + 1] = (float) atLat;
    floats[FLOATS * next + 2] = (float) atLon;
    floats[FLOATS * next + 3] = (float) turnedDeg;
    shorts[SHORTS * next] = whole(atAltM);
    shorts[SHORTS * next + 1] = whole(atMps * SPEED_STEPS);
    next = (next + 1) % SIZE;
    size = Math.min(SIZE, size + 1);
    return true;
  }

  void clear() {
    size = 0;
    next = 0;
    originUnix = Double.NaN;
  }

  /** How many samples there are; 0 is the oldest. */
  public int size() {
    return size;
  }

  /** The first sample that is no older than that; the size when there is none. */
  public int since(double fromUnix) {
    int i = size;
    while (i > 0 && unixAt(i - 1) >= fromUnix) {
      i--;
    }
    return i;
  }

  public double unixAt(int i) {
    return originUnix + floats[FLOATS * slot(i)];
  }

  public double latAt(int i) {
    return floats[FLOATS * slot(i) + 1];
  }

  public double lonAt(int i) {
    return floats[FLOATS * slot(i) + 2];
  }

  public double altitudeAt(int i) {
    return number(shorts[SHORTS * slot(i)]);
  }

  public double speedAt(int i) {
    return number(shorts[SHORTS * slot(i) + 1]) / SPEED_STEPS;
  }

  /** Degrees turned to the right until then, all in all. */
  public double turnedAt(int i) {
    return floats[FLOATS * slot(i) + 3];
  }

  private static short whole(double value) {
    return Double.isNaN(value)
        ? NOT_KNOWN
        : (short) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value)));
  }

  private static double number(short value) {
    return value == NOT_KNOWN ? Double.NaN : value;
  }

  private int slot(int i) {
    return (next - size + i + SIZE) % SIZE;
  }
}
