package io.skysentinel.core.detect.track;

/**
 * What an aircraft did in the last quarter of an hour, a sample every 13 seconds or more. Floats in
 * arrays: with 10,000 aircraft this is most of the judge's memory.
 */
public final class Past {
  /** Thirteen seconds apart, 64 of them reach back 14 minutes: no rule may need more. */
  private static final double SPACING_S = 13;

  private static final int SIZE = 64;

  private final float[] unix = new float[SIZE];
  private final float[] lat = new float[SIZE];
  private final float[] lon = new float[SIZE];
  private final float[] altitude = new float[SIZE];
  private final float[] speed = new float[SIZE];
  private final float[] turned = new float[SIZE];
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
    unix[next] = (float) (atUnix - originUnix);
    lat[next] = (float) atLat;
    lon[next] = (float) atLon;
    altitude[next] = (float) atAltM;
    speed[next] = (float) atMps;
    turned[next] = (float) turnedDeg;
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
    return originUnix + unix[slot(i)];
  }

  public double latAt(int i) {
    return lat[slot(i)];
  }

  public double lonAt(int i) {
    return lon[slot(i)];
  }

  public double altitudeAt(int i) {
    return altitude[slot(i)];
  }

  public double speedAt(int i) {
    return speed[slot(i)];
  }

  /** Degrees turned to the right until then, all in all. */
  public double turnedAt(int i) {
    return turned[slot(i)];
  }

  private int slot(int i) {
    return (next - size + i + SIZE) % SIZE;
  }
}
