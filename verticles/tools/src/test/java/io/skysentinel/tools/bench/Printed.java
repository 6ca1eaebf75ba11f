package io.skysentinel.tools.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a bench says, to be read again. */
final class Printed {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  PrintStream out() {
    return out;
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }

  /** The one line that begins so. */
  String line(String beginning) {
    List<String> found = lines().stream().filter(line -> line.startsWith(beginning)).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one line begins with '" + beginning + "':\n" + text());
    }
    return found.get(0);
  }

  /** The number in the first group of the pattern. */
  double number(String line, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    if (!matcher.find()) {
      throw new AssertionError("no '" + pattern + "' in: " + line);
    }
    return Double.parseDouble(matcher.group(1).replace(",", ""));
  }
}
