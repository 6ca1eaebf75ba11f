package io.skysentinel.tools.load;

import com.sun.management.UnixOperatingSystemMXBean;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads what the command line says; what is wrong is said in words. */
final class LoadOptions {
  /** Files that the JVM itself keeps open, and some room. */
  private static final int OTHER_FILES = 200;

  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private LoadOptions() {}

  /** {@code 5%} or {@code 0.05}. */
  static double share(String text) {
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double share = percent ? number / 100 : number;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below, with the text as it was.
    }
    throw new IllegalArgumentException("--slow " + text + ": expected a part like 5% or 0.05");
  }

  /** The world when there is no box. */
  static View view(String box) {
    if (box.isEmpty()) {
      return View.WORLD;
    }
    double[] sides = Arrays.stream(box.split(",", -1)).mapToDouble(LoadOptions::side).toArray();
    if (sides.length == 4 && isOnEarth(sides) && sides[1] <= sides[3]) {
      return View.of(new BoundingBox(sides[1], sides[3], sides[0], sides[2]));
    }
    throw new IllegalArgumentException(
        "--bbox " + box + ": expected west,south,east,north in degrees");
  }

  /** The text itself goes into addresses and JSON, so spaces and Java's own ways are refused. */
  private static double side(String text) {
    return PLAIN_NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }

  private static boolean isOnEarth(double[] sides) {
    return Math.abs(sides[0]) <= 180
        && Math.abs(sides[2]) <= 180
        && Math.abs(sides[1]) <= 90
        && Math.abs(sides[3]) <= 90;
  }

  static Protocol protocol(String name) {
    return Arrays.stream(Protocol.values())
        .filter(protocol -> protocol.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--protocol " + name + ": expected one of " + Arrays.toString(Protocol.values())));
  }

  /** Fails where a number is too small to make sense. */
  static void atLeast(int least, String option, int value) {
    if (value < least) {
      throw new IllegalArgumentException(option + " " + value + ": must be at least " + least);
    }
  }

  /** Fails before the first connection, where the 20,000th would. */
  static void checkFiles(int clients) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof UnixOperatingSystemMXBean unix
        && clients + OTHER_FILES > unix.getMaxFileDescriptorCount()) {
      throw new IllegalArgumentException(
          "--clients "
              + clients
              + ": this process may open "
              + unix.getMaxFileDescriptorCount()
              + " files and connections; raise that (ulimit -n), or run several testers");
    }
  }
}
