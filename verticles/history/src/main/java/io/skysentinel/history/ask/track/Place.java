package io.skysentinel.history.ask.track;

/** Where something was, and when. */
public interface Place {
  /** In Unix seconds. */
  double t();

  double lat();

  double lon();

  /** {@code NaN} when it is not known. */
  double altitudeM();
}
