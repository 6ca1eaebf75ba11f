package io.skysentinel.detector.judging;

/**
 * What is left beside a committed offset for who reads on from there.
 *
 * @param writer whose transactions may be open in the topics that are written; empty when none's
 *     are
 * @param saidUntilMs up to which time of the log silence was judged, in Unix milliseconds; 0: not
 *     at all
 */
public record CommitNote(String writer, long saidUntilMs) {
  /** What there is beside no offset. */
  public static final CommitNote NONE = new CommitNote("", 0);

  /** As it stands in the group's offsets. */
  public String text() {
    return saidUntilMs + " " + writer;
  }

  /** The note of such a text; {@link #NONE} where somebody else has left another. */
  public static CommitNote of(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      return NONE;
    }
    try {
      return new CommitNote(text.substring(blank + 1), Long.parseLong(text.substring(0, blank)));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }
}
