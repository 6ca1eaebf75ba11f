package io.skysentinel.history.ask.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TrackFormatTest {
  private static final Track ODD = MadeTracks.odd();

  @Test
  void geoJsonIsCutAtTheDateLineAndAtSilences() {
    JsonObject feature = new JsonObject(text(TrackFormat.GEOJSON, ODD));
    JsonObject geometry = feature.getJsonObject("geometry");
    JsonArray lines = geometry.getJsonArray("coordinates");

    assertThat(feature.getString("type")).isEqualTo("Feature");
    assertThat(geometry.getString("type")).isEqualTo("MultiLineString");
    assertThat(lines).hasSize(3);
    JsonArray east = lines.getJsonArray(0);
    JsonArray west = lines.getJsonArray(1);
    assertThat(east.getJsonArray(2).getDouble(0)).isEqualTo(180);
    assertThat(east.getJsonArray(2).getDouble(1)).isCloseTo(10.03, within(1e-9));
    assertThat(west.getJsonArray(0).getDouble(0)).isEqualTo(-180);
    assertThat(east.getJsonArray(0)).hasSize(3);
    assertThat(east.getJsonArray(1)).hasSize(2);
    // A line has two places at least.
    assertThat(lines.getJsonArray(2)).hasSize(2);
    JsonObject properties = feature.getJsonObject("properties");
    assertThat(properties.getString("callsign")).isEqualTo(MadeTracks.EVIL);
    assertThat(properties.getJsonArray("coordTimes").getJsonArray(0).getString(0))
        .isEqualTo("2026-01-02T03:05:00Z");
    for (int i = 0; i < 3; i++) {
      assertThat(properties.getJsonArray("coordTimes").getJsonArray(i))
          .hasSize(lines.getJsonArray(i).size());
    }
  }

  @Test
  void gpxHasASegmentForEachStretch() throws Exception {
    Document gpx = xml(TrackFormat.GPX, ODD);
    NodeList points = gpx.getElementsByTagNameNS("http://www.topografix.com/GPX/1/1", "trkpt");

    assertThat(gpx.getElementsByTagName("trkseg").getLength()).isEqualTo(2);
    assertThat(points.getLength()).isEqualTo(5);
    Element last = (Element) points.item(4);
    // Its numbers have no exponents.
    assertThat(last.getAttribute("lon")).isEqualTo("0.00001");
    assertThat(((Element) points.item(0)).getElementsByTagName("ele").getLength()).isEqualTo(1);
    assertThat(((Element) points.item(1)).getElementsByTagName("ele").getLength()).isZero();
    assertThat(last.getElementsByTagName("time").item(0).getTextContent())
        .isEqualTo("2026-01-02T04:28:20Z");
    assertThat(gpx.getElementsByTagName("name").item(0).getTextContent())
        .isEqualTo("=<&\">',\n?\u00e9 (a1b2c3)");
  }

  @Test
  void kmlHasAsManyTimesAsPlaces() throws Exception {
    Document kml = xml(TrackFormat.KML, ODD);
    NodeList tracks = kml.getElementsByTagNameNS("http://www.google.com/kml/ext/2.2", "Track");

    assertThat(tracks.getLength()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      Element track = (Element) tracks.item(i);
      int times = track.getElementsByTagName("when").getLength();
      assertThat(track.getElementsByTagName("gx:coord").getLength()).isEqualTo(times).isPositive();
    }
    // Where the height is not known it is that of before.
    assertThat(kml.getElementsByTagName("gx:coord").item(1).getTextContent())
        .isEqualTo("179.95 10.02 1260");
  }

  @Test
  void czmlHasFourNumbersForEachPlace() {
    JsonArray czml = new JsonArray(text(TrackFormat.CZML, ODD));
    JsonObject position = czml.getJsonObject(1).getJsonObject("position");

    assertThat(czml.getJsonObject(0).getString("id")).isEqualTo("document");
    assertThat(czml.getJsonObject(0).getString("version")).isEqualTo("1.0");
    assertThat(position.getString("epoch")).isEqualTo("2026-01-02T03:05:00Z");
    assertThat(position.getJsonArray("cartographicDegrees")).hasSize(20);
    assertThat(position.getJsonArray("cartographicDegrees").getDouble(4)).isEqualTo(10);
    assertThat(czml.getJsonObject(1).getJsonArray("availability").getString(0))
        .isEqualTo("2026-01-02T03:05:00Z/2026-01-02T03:05:30Z");
  }

  @Test
  void csvHasALineForEachUpdateAndNoFormulas() {
    String csv = text(TrackFormat.CSV, ODD);
    String[] lines = csv.split("\r\n", -1);

    assertThat(lines).hasSize(8);
    assertThat(lines[0]).startsWith("last_contact_unix,time_position_unix,icao24,callsign,lat,lon");
    assertThat(lines[1])
        .startsWith(
            "1767323100,1767323100,a1b2c3,UAL123,10,179.9,1234.5,1260,120.3,271.2,-5.2,false,1200,false,United States,3,0,,")
        .endsWith(",roof,readsb,live");
    assertThat(lines[3]).startsWith("1767323115,1767323115,a1b2c3,UAL123,,,");
    assertThat(lines[5]).contains(",\"'=<&\"\">',\n\u0001\u00e9\",");
  }

  @ParameterizedTest
  @EnumSource(TrackFormat.class)
  void aTrackOfNothingIsAWholeDocumentToo(TrackFormat format) throws Exception {
    Track none = MadeTracks.track(List.of(), 0);
    String text = text(format, none);

    switch (format) {
      case KML, GPX -> assertThat(xml(format, none).getDocumentElement()).isNotNull();
      case CSV -> assertThat(text.split("\r\n", -1)).hasSize(2);
      case CZML -> assertThat(new JsonArray(text)).hasSize(1);
      case GEOJSON -> assertThat(new JsonObject(text).getValue("geometry")).isNull();
      case JSON -> assertThat(new JsonObject(text).getJsonArray("track")).isEmpty();
    }
  }

  private static String text(TrackFormat format, Track track) {
    return new String(format.write(track), UTF_8);
  }

  private static Document xml(TrackFormat format, Track track) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(format.write(track)));
  }
}
