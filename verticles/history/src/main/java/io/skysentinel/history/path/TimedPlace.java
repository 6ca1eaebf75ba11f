package io.skysentinel.history.path;

/** Where something was, and when. */
public interface TimedPlace {
  /** In Unix seconds. */
  double t();

  double lat();

  double lon();

  /** {@code NaN} where it is not known. */
  double altitudeM();
}
