package io.skysentinel.poller.feeds.receiver;

/** {@code aircraft.json} of readsb, dump1090 or tar1090. */
public record ReadsbConfig(
    String url, double pollIntervalSeconds, double timeoutSeconds, int maxAnswerBytes)
    implements AircraftJsonConfig {

  @Override
  public String provider() {
    return "readsb";
  }

  @Override
  public String address() {
    return url;
  }

  @Override
  public String where() {
    return "aircraft.json";
  }
}
