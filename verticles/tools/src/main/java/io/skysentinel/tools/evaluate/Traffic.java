package io.skysentinel.tools.evaluate;

import java.util.Locale;

/** What kind of traffic a recording holds, by the words in its name. */
enum Traffic {
  AIRLINERS,
  LIGHT,
  CALIBRATION,
  WORK,
  SIMULATED,
  OTHER;

  static Traffic of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.startsWith("simulated")) {
      return SIMULATED;
    }
    if (has(name, "glider", "monterey", "brc", "light")) {
      return LIGHT;
    }
    if (has(name, "calibration")) {
      return CALIBRATION;
    }
    if (has(name, "survey", "surveillance", "ambulance", "firefighting", "tv_relay")) {
      return WORK;
    }
    boolean airline =
        has(name, "swiss", "switzerland", "vietnam", "japan", "emerg", "lppt", "opensky1hz")
            || has(name, "featured", "noisy", "airline");
    return airline ? AIRLINERS : OTHER;
  }

  private static boolean has(String name, String... words) {
    for (String word : words) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
