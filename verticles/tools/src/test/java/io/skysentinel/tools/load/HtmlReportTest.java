package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
  private final ReportResults results = ReportResults.clean();

  @Test
  void saysInItsHeadingHowItEnded() {
    assertThat(page()).contains("<h1>Load test <b>all as promised</b></h1>");

    results.tally().malformed = 1;
    assertThat(page())
        .contains("<h1>Load test <b class=\"bad\">there were faults</b></h1>")
        .doesNotContain("<b>all as promised</b>");
  }

  @Test
  void holdsTheSummaryAsTheConsoleSaysIt() throws Exception {
    results.tally().failures.put("<script>alert('&amp;')</script>", 1L);
    Element summary = element("pre", 0);

    assertThat(summary.getTextContent()).isEqualTo(SummaryText.of(results.result()));
    assertThat(page()).doesNotContain("<script");
    assertThat(element("p", 0).getTextContent()).isEqualTo("2026-11-26T21:00:00Z");
  }

  @Test
  void drawsEveryColumnOfTheLines() throws Exception {
    assertThat(parse().getElementsByTagName("svg").getLength()).isEqualTo(5);
    NodeList names = parse().getElementsByTagName("i");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < names.getLength(); i++) {
      all.append(names.item(i).getTextContent()).append(' ');
    }
    assertThat(all.toString().trim())
        .isEqualTo("p50 p99 max messages MB connected with data faults");
  }

  @Test
  void theLastChartShowsTheFaultsAsTheyAdded() throws Exception {
    NodeList titles = parse().getElementsByTagName("title");
    Element chart = (Element) titles.item(titles.getLength() - 1).getParentNode();
    NodeList paths = chart.getElementsByTagName("path");
    String line = ((Element) paths.item(paths.getLength() - 1)).getAttribute("d");

    // 0 at 1.04 s and 7 at 2.06 s, on a scale to 10.
    assertThat(line).isEqualTo("M462.8 192.0L848.0 66.0");
  }

  @Test
  void needsNothingFromElsewhere() {
    assertThat(page()).doesNotContain("src=", "href=", "url(", "@import", "<script");
  }

  @Test
  void aRunThatWasStoppedAtOnceHasAPageToo() {
    LoadResult nothing =
        new Samples()
            .result(ReportResults.PLAN, Instant.EPOCH, 0, null, 0, 0, ReportResults.AT_EASE);

    assertThat(HtmlReport.of(nothing)).doesNotContain("NaN", "Infinity");
  }

  private String page() {
    return HtmlReport.of(results.result());
  }

  private Element element(String name, int number) throws Exception {
    return (Element) parse().getElementsByTagName(name).item(number);
  }

  /** Well-formed as XML but for what only HTML knows. */
  private Document parse() throws Exception {
    String xml = page().replaceFirst("<!doctype html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.strip().getBytes(StandardCharsets.UTF_8)));
  }
}
