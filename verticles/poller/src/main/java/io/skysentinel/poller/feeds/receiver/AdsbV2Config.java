package io.skysentinel.poller.feeds.receiver;

import io.skysentinel.poller.feeds.polled.HttpQuestion;

/** The v2 API of adsb.lol, airplanes.live and ADSB Exchange: a point and a radius. */
public record AdsbV2Config(
    String url,
    double lat,
    double lon,
    int radiusNm,
    double pollIntervalSeconds,
    double timeoutSeconds,
    int maxAnswerBytes)
    implements AircraftJsonConfig {

  @Override
  public String provider() {
    return "adsb-v2";
  }

  @Override
  public String address() {
    return url.replaceFirst("/+$", "") + where();
  }

  @Override
  public String where() {
    return "/v2/point/" + HttpQuestion.plain(lat) + "/" + HttpQuestion.plain(lon) + "/" + radiusNm;
  }
}
