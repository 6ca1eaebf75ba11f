package io.skysentinel.core.detect.track;

/** When an aircraft is heard, by the log's time, and how regularly. */
public final class Hearing {
  /** After so long a silence what was usual before says nothing. */
  private static final double NEW_S = 300;

  /** A mean of about ten gaps. */
  private static final double SHARE = 0.1;

  private long heardMs;
  private double meanGapS = Double.NaN;
  private double longestGapS;

  void heard(long recordMs) {
    double gap = (recordMs - heardMs) / 1000.0;
    boolean isFirst = heardMs == 0;
    heardMs = recordMs;
    if (isFirst || gap > NEW_S) {
      meanGapS = Double.NaN;
      longestGapS = 0;
      return;
    }
    meanGapS = Double.isNaN(meanGapS) ? gap : meanGapS + SHARE * (gap - meanGapS);
    longestGapS = Math.max(longestGapS * 0.99, gap);
  }

  /** When the log last had a new report, 0 when never. */
  public long heardMs() {
    return heardMs;
  }

  /** The mean time between reports lately, NaN when not known. */
  public double meanGapS() {
    return meanGapS;
  }

  /** The longest silence lately. */
  public double longestGapS() {
    return longestGapS;
  }
}
