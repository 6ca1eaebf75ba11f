package io.skysentinel.core.detect.track;

/** Altitudes of the last minute and a half, each at the time when its value was first reported. */
public final class Altitudes {
  private static final double SPACING_S = 4;
  private static final int SIZE = 24;

  private final float[] sinceOrigin = new float[SIZE];
  private final float[] altitude = new float[SIZE];
  private double originUnix;
  private int next;
  private int size;

  void add(double atUnix, double atM) {
    if (size > 0 && atUnix - unixAt(size - 1) < SPACING_S) {
      return;
    }
    originUnix = size == 0 ? atUnix : originUnix;
    sinceOrigin[next] = (float) (atUnix - originUnix);
    altitude[next] = (float) atM;
    next = (next + 1) % SIZE;
    size = Math.min(SIZE, size + 1);
  }

  void clear() {
    size = 0;
    next = 0;
  }

  /** How many there are; 0 is the oldest. */
  public int size() {
    return size;
  }

  public double unixAt(int i) {
    return originUnix + sinceOrigin[slot(i)];
  }

  public double altitudeAt(int i) {
    return altitude[slot(i)];
  }

  private int slot(int i) {
    return (next - size + i + SIZE) % SIZE;
  }
}
