package io.skysentinel.core.contract;

/** An area in degrees. {@code lonMin > lonMax} means that it reaches across the date line. */
public record BoundingBox(double latMin, double latMax, double lonMin, double lonMax) {

  /** Everything there is. */
  public static final BoundingBox WORLD = new BoundingBox(-90, 90, -180, 180);

  /** Whether the point lies inside or on the border. */
  public boolean contains(double lat, double lon) {
    if (!(lat >= latMin && lat <= latMax)) {
      return false;
    }
    return lonMin <= lonMax ? lon >= lonMin && lon <= lonMax : lon >= lonMin || lon <= lonMax;
  }

  /** From the western to the eastern border, in degrees. */
  public double width() {
    return lonMin <= lonMax ? lonMax - lonMin : lonMax - lonMin + 360;
  }

  /** Square degrees, the measure that OpenSky charges by. */
  public double squareDegrees() {
    return (latMax - latMin) * width();
  }
}
