package io.skysentinel.history.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which callsigns are nearly what somebody typed: a letter more, less, another, or two swapped. */
final class SimilarCallsigns {
  private static final int MOST = 20;

  /** Of shorter texts nearly everything would be nearly the same. */
  static final int SHORTEST = 3;

  private static final int SHORT = 4;

  private SimilarCallsigns() {}

  /** Of these the nearest ones, but for those that begin with the text. */
  static List<String> of(String text, Stream<String> callsigns) {
    int most = text.length() <= SHORT ? 1 : 2;
    return callsigns
        .filter(callsign -> !callsign.startsWith(text) && distance(text, callsign) <= most)
        .sorted(
            Comparator.comparingInt((String callsign) -> distance(text, callsign))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** How many such mistakes make one of the other. */
  static int distance(String a, String b) {
    int[][] mistakes = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        mistakes[i][j] = i == 0 || j == 0 ? i + j : least(mistakes, a, b, i, j);
      }
    }
    return mistakes[a.length()][b.length()];
  }

  private static int least(int[][] mistakes, String a, String b, int i, int j) {
    int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            mistakes[i - 1][j - 1] + other, 1 + Math.min(mistakes[i - 1][j], mistakes[i][j - 1]));
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwapped ? Math.min(least, mistakes[i - 2][j - 2] + 1) : least;
  }
}
