package io.skysentinel.simulator.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Operators by the country they fly from; the designators are real, the flights are not. */
public final class Airlines {
  private static final Map<String, List<String>> BY_COUNTRY = new HashMap<>();
  private static final List<String> COUNTRIES = new ArrayList<>();

  static {
    add("US", "UAL", "DAL", "AAL", "JBU", "SWA", "RPA", "EDV", "SKW", "ASA", "FFT", "NKS", "FDX");
    add("GB", "BAW", "EZY", "VIR", "EXS");
    add("DE", "DLH", "EWG", "CFG");
    add("FR", "AFR", "TVF");
    add("ES", "IBE", "VLG");
    add("IT", "ITY");
    add("CA", "ACA", "WJA", "JZA");
    add("AU", "QFA", "VOZ", "JST");
    add("JP", "ANA", "JAL", "SKY");
    add("CN", "CCA", "CES", "CSN", "CHH");
    add("IN", "AIC", "IGO");
    add("BR", "TAM", "GLO", "AZU");
    add("RU", "AFL", "SBI");
    add("MX", "AMX", "VOI");
    add("NL", "KLM", "TRA");
    add("TR", "THY", "PGT");
    add("CH", "SWR");
    add("SE", "SAS");
    add("NO", "NOZ", "WIF");
    add("PT", "TAP");
    add("KR", "KAL", "AAR");
    add("SG", "SIA", "TGW");
    add("TH", "THA", "AIQ");
    add("ID", "GIA", "LNI");
    add("ZA", "SFR");
    add("SA", "SVA", "FAD");
    add("EG", "MSR");
    add("AR", "ARG");
    add("NZ", "ANZ");
    add("IE", "RYR", "EIN");
    add("AE", "UAE", "ETD", "FDB");
  }

  private Airlines() {}

  private static void add(String country, String... designators) {
    BY_COUNTRY.put(country, List.of(designators));
    COUNTRIES.add(country);
  }

  /** The country whose airlines fly between two: one of the two, else any. */
  public static String countryFor(String from, String to, RandomGenerator random) {
    String first = random.nextBoolean() ? from : to;
    if (BY_COUNTRY.containsKey(first)) {
      return first;
    }
    String second = first.equals(from) ? to : from;
    return BY_COUNTRY.containsKey(second) ? second : anyCountry(random);
  }

  /** Some country that has airlines. */
  public static String anyCountry(RandomGenerator random) {
    return COUNTRIES.get(random.nextInt(COUNTRIES.size()));
  }

  /** A flight number of an airline of that country, as a callsign. */
  public static String callsign(String country, RandomGenerator random) {
    List<String> designators = BY_COUNTRY.getOrDefault(country, List.of("UAL"));
    // The first ones of a list are the large ones.
    double skewed = random.nextDouble() * random.nextDouble();
    String designator = designators.get((int) (skewed * designators.size()));
    return designator + (1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 2900));
  }
}
