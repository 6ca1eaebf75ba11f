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
 * @param airlines their designators, the large ones first; they are real, the flights are not
 */
record Country(
    String iso,
    String name,
    int firstAddress,
    int addresses,
    String registration,
    List<String> airlines) {
  static final Country UNITED_STATES =
      country(
          "US",
          "United States",
          0xa00000,
          1 << 19,
          "N###@@",
          "UAL DAL AAL JBU SWA RPA EDV SKW ASA FFT NKS FDX");

  static final List<Country> ALL =
      List.of(
          UNITED_STATES,
          country("GB", "United Kingdom", 0x400000, 1 << 18, "G-@@@@", "BAW EZY VIR EXS"),
          country("DE", "Germany", 0x3c0000, 1 << 18, "D-A@@@", "DLH EWG CFG"),
          country("FR", "France", 0x380000, 1 << 18, "F-@@@@", "AFR TVF"),
          country("ES", "Spain", 0x340000, 1 << 18, "EC-@@@", "IBE VLG"),
          country("IT", "Italy", 0x300000, 1 << 18, "I-@@@@", "ITY"),
          country("CA", "Canada", 0xc00000, 1 << 18, "C-@@@@", "ACA WJA JZA"),
          country("AU", "Australia", 0x7c0000, 1 << 18, "VH-@@@", "QFA VOZ JST"),
          country("JP", "Japan", 0x840000, 1 << 18, "JA###@", "ANA JAL SKY"),
          country("CN", "China", 0x780000, 1 << 18, "B-##@#", "CCA CES CSN CHH"),
          country("IN", "India", 0x800000, 1 << 18, "VT-@@@", "AIC IGO"),
          country("BR", "Brazil", 0xe40000, 1 << 18, "PR-@@@", "TAM GLO AZU"),
          country("RU", "Russian Federation", 0x100000, 1 << 20, "RA-#####", "AFL SBI"),
          country("MX", "Mexico", 0x0d0000, 1 << 15, "XA-@@@", "AMX VOI"),
          country("NL", "Kingdom of the Netherlands", 0x480000, 1 << 15, "PH-@@@", "KLM TRA"),
          country("TR", "Turkey", 0x4b8000, 1 << 15, "TC-@@@", "THY PGT"),
          country("CH", "Switzerland", 0x4b0000, 1 << 15, "HB-@@@", "SWR"),
          country("SE", "Sweden", 0x4a8000, 1 << 15, "SE-@@@", "SAS"),
          country("NO", "Norway", 0x478000, 1 << 15, "LN-@@@", "NOZ WIF"),
          country("PT", "Portugal", 0x490000, 1 << 15, "CS-@@@", "TAP"),
          country("KR", "Republic of Korea", 0x718000, 1 << 15, "HL####", "KAL AAR"),
          country("SG", "Singapore", 0x768000, 1 << 15, "9V-@@@", "SIA TGW"),
          country("TH", "Thailand", 0x880000, 1 << 15, "HS-@@@", "THA AIQ"),
          country("ID", "Indonesia", 0x8a0000, 1 << 15, "PK-@@@", "GIA LNI"),
          country("ZA", "South Africa", 0x008000, 1 << 15, "ZS-@@@", "SFR"),
          country("SA", "Saudi Arabia", 0x710000, 1 << 15, "HZ-@@##", "SVA FAD"),
          country("EG", "Egypt", 0x010000, 1 << 15, "SU-@@@", "MSR"),
          country("AR", "Argentina", 0xe00000, 1 << 18, "LV-@@@", "ARG"),
          country("NZ", "New Zealand", 0xc80000, 1 << 15, "ZK-@@@", "ANZ"),
          country("IE", "Ireland", 0x4ca000, 1 << 12, "EI-@@@", "RYR EIN"),
          country("AE", "United Arab Emirates", 0x896000, 1 << 12, "A6-@@@", "UAE ETD FDB"));

  private static final Map<String, Country> BY_ISO = byIso();

  /** The country of that code, or the United States, where most aircraft are registered. */
  static Country of(String iso) {
    return BY_ISO.getOrDefault(iso, UNITED_STATES);
  }

  private static Country country(
      String iso, String name, int first, int addresses, String registration, String airlines) {
    return new Country(iso, name, first, addresses, registration, List.of(airlines.split(" ", -1)));
  }

  static boolean isKnown(String iso) {
    return BY_ISO.containsKey(iso);
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
