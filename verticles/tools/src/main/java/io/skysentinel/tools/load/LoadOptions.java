package io.skysentinel.tools.load;

import com.sun.management.UnixOperatingSystemMXBean;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Arrays;

/** Reads what the command line says; what is wrong is said in words. */
final class LoadOptions {
  /** Files that the JVM itself keeps open, and some room. */
  private static final int OTHER_FILES = 200;

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
    try {
      double[] sides = Arrays.stream(box.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (sides.length == 4 && isOnEarth(sides) && sides[1] <= sides[3]) {
        return View.of(new BoundingBox(sides[1], sides[3], sides[0], sides[2]));
      }
    } catch (NumberFormatException e) {
      // Said below, with the text as it was.
    }
    throw new IllegalArgumentException(
        "--bbox " + box + ": expected west,south,east,north in degrees");
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
