package io.skysentinel.simulator.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A country of registration with its block of 24-bit addresses (ICAO Annex 10, volume III).
 *
 * @param iso ISO 3166 code
 * @param name as OpenSky writes it
 * @param firstAddress where its block begins
 * @param addresses how many it has, a power of two (of the United States' block the part that is)
 * @param registration its pattern: {@code #} becomes a digit, {@code @} a letter
 */
record Country(String iso, String name, int firstAddress, int addresses, String registration) {

  static final Country UNITED_STATES =
      new Country("US", "United States", 0xa00000, 1 << 19, "N###@@");

  static final List<Country> ALL =
      List.of(
          UNITED_STATES,
          new Country("GB", "United Kingdom", 0x400000, 1 << 18, "G-@@@@"),
          new Country("DE", "Germany", 0x3c0000, 1 << 18, "D-A@@@"),
          new Country("FR", "France", 0x380000, 1 << 18, "F-@@@@"),
          new Country("ES", "Spain", 0x340000, 1 << 18, "EC-@@@"),
          new Country("IT", "Italy", 0x300000, 1 << 18, "I-@@@@"),
          new Country("CA", "Canada", 0xc00000, 1 << 18, "C-@@@@"),
          new Country("AU", "Australia", 0x7c0000, 1 << 18, "VH-@@@"),
          new Country("JP", "Japan", 0x840000, 1 << 18, "JA###@"),
          new Country("CN", "China", 0x780000, 1 << 18, "B-##@#"),
          new Country("IN", "India", 0x800000, 1 << 18, "VT-@@@"),
          new Country("BR", "Brazil", 0xe40000, 1 << 18, "PR-@@@"),
          new Country("RU", "Russian Federation", 0x100000, 1 << 20, "RA-#####"),
          new Country("MX", "Mexico", 0x0d0000, 1 << 15, "XA-@@@"),
          new Country("NL", "Kingdom of the Netherlands", 0x480000, 1 << 15, "PH-@@@"),
          new Country("TR", "Turkey", 0x4b8000, 1 << 15, "TC-@@@"),
          new Country("CH", "Switzerland", 0x4b0000, 1 << 15, "HB-@@@"),
          new Country("SE", "Sweden", 0x4a8000, 1 << 15, "SE-@@@"),
          new Country("NO", "Norway", 0x478000, 1 << 15, "LN-@@@"),
          new Country("PT", "Portugal", 0x490000, 1 << 15, "CS-@@@"),
          new Country("KR", "Republic of Korea", 0x718000, 1 << 15, "HL####"),
          new Country("SG", "Singapore", 0x768000, 1 << 15, "9V-@@@"),
          new Country("TH", "Thailand", 0x880000, 1 << 15, "HS-@@@"),
          new Country("ID", "Indonesia", 0x8a0000, 1 << 15, "PK-@@@"),
          new Country("ZA", "South Africa", 0x008000, 1 << 15, "ZS-@@@"),
          new Country("SA", "Saudi Arabia", 0x710000, 1 << 15, "HZ-@@##"),
          new Country("EG", "Egypt", 0x010000, 1 << 15, "SU-@@@"),
          new Country("AR", "Argentina", 0xe00000, 1 << 18, "LV-@@@"),
          new Country("NZ", "New Zealand", 0xc80000, 1 << 15, "ZK-@@@"),
          new Country("IE", "Ireland", 0x4ca000, 1 << 12, "EI-@@@"),
          new Country("AE", "United Arab Emirates", 0x896000, 1 << 12, "A6-@@@"));

  private static final Map<String, Country> BY_ISO = byIso();

  /** The country of that code, or the United States, where most aircraft are registered. */
  static Country of(String iso) {
    return BY_ISO.getOrDefault(iso, UNITED_STATES);
  }

  private static Map<String, Country> byIso() {
    Map<String, Country> map = new HashMap<>();
    ALL.forEach(country -> map.put(country.iso(), country));
    return Map.copyOf(map);
  }

  /** The registration of the {@code serial}-th aircraft. */
  String registrationOf(int serial) {
    StringBuilder text = new StringBuilder(registration);
    long rest = serial;
    for (int i = text.length() - 1; i >= 0; i--) {
      if (registration.charAt(i) == '@') {
        // I and O are left out by many registers, because they look like 1 and 0.
        text.setCharAt(i, "ABCDEFGHJKLMNPQRSTUVWXYZ".charAt((int) (rest % 24)));
        rest /= 24;
      } else if (registration.charAt(i) == '#') {
        text.setCharAt(i, (char) ('1' + rest % 9));
        rest /= 9;
      }
    }
    return text.toString();
  }
}
