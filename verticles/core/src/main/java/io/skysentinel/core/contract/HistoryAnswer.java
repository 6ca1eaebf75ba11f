package io.skysentinel.core.contract;

/**
 * What is answered to a question of the past.
 *
 * @param code 200, or why there is no answer, with the meaning that HTTP gives it
 * @param words the same for people; empty where there is an answer
 * @param json the answer; nobody changes it
 */
public record HistoryAnswer(int code, String words, byte[] json) {
  private static final int OK = 200;
  private static final byte[] NOTHING = {};

  public static HistoryAnswer of(byte[] json) {
    return new HistoryAnswer(OK, "", json);
  }

  public static HistoryAnswer refused(int code, String words) {
    return new HistoryAnswer(code, words, NOTHING);
  }

  /** Whether there is one. */
  public boolean hasAnswer() {
    return code == OK;
  }
}
