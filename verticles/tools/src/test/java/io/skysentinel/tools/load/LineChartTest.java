package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the picture is what was measured: the points lie where their labels say. */
class LineChartTest {
  private static final double LEFT = 70;
  private static final double RIGHT = 848;
  private static final double TOP = 12;
  private static final double BOTTOM = 192;
  private static final Pattern POINT = Pattern.compile("[ML]([0-9.]+) ([0-9.]+)");
  private static final Pattern SCALE = Pattern.compile("text-anchor=\"end\">([^<]*)<");
  private static final Pattern SECOND = Pattern.compile("text-anchor=\"middle\">([^<]*) s<");

  @Property(tries = 300)
  void theTopOfAScaleIsTheNextRoundNumber(
      @ForAll @DoubleRange(min = 1, max = 10) double factor,
      @ForAll @IntRange(min = -6, max = 12) int power) {
    double most = factor * Math.pow(10, power);
    double top = LineChart.niceTop(most);
    double digits = top / Math.pow(10, Math.floor(Math.log10(top * 1.000001)));

    assertThat(top).isGreaterThanOrEqualTo(most).isLessThanOrEqualTo(most * 2.5);
    assertThat(List.of(1.0, 2.0, 2.5, 5.0)).anyMatch(d -> Math.abs(d - digits) < 1e-6);
  }

  @Test
  void pointsLieWhereTheirNumbersAre() {
    double[] seconds = {0, 5, 10};
    String svg = new LineChart("Title", "ms", seconds).line("p50", new double[] {0, 50, 100}).svg();

    assertThat(points(svg))
        .containsExactly(
            new double[] {LEFT, BOTTOM},
            new double[] {(LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2},
            new double[] {RIGHT, TOP});
    assertThat(labels(SCALE, svg)).containsExactly("0", "25", "50", "75", "100");
    assertThat(labels(SECOND, svg)).containsExactly("0", "2.5", "5", "7.5", "10");
  }

  @Test
  void allLinesShareTheScaleOfTheLargest() {
    String svg =
        new LineChart("Title", "", new double[] {0, 1})
            .line("small", new double[] {1, 1})
            .line("large", new double[] {10, 0})
            .svg();

    List<double[]> points = points(svg);
    assertThat(points.get(0)[1]).isEqualTo(BOTTOM - (BOTTOM - TOP) / 10);
    assertThat(points.get(2)[1]).isEqualTo(TOP);
    assertThat(svg)
        .contains("<i class=\"l0\">small</i>", "<i class=\"l1\">large</i>")
        .containsPattern("class=\"line l0\" d=\"M")
        .containsPattern("class=\"line l1\" d=\"M");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0004, 0.002, 0.03, 0.7, 3, 23, 1_400, 51_000, 7e6})
  void noTwoStepsOfAScaleLookTheSame(double most) {
    String svg =
        new LineChart("t", "u", new double[] {0, 1}).line("l", new double[] {0, most}).svg();
    List<String> labels = labels(SCALE, svg);

    assertThat(labels).hasSize(5).doesNotHaveDuplicates();
    double top = LineChart.niceTop(most);
    for (int i = 0; i <= 4; i++) {
      double value = Double.parseDouble(labels.get(i).replace(",", ""));
      assertThat(value).isCloseTo(top * i / 4, withPercentage(0.5));
    }
  }

  @Test
  void saysItsTitleToThoseWhoSeeAndToThoseWhoHear() {
    String svg = new LineChart("Faults", "so far", new double[0]).svg();

    assertThat(svg)
        .startsWith("<figure><figcaption>Faults <small>so far</small>")
        .contains("role=\"img\"", "<title>Faults</title>")
        .endsWith("</svg></figure>\n");
  }

  @Test
  void aRunWithoutASecondIsAnEmptyChart() {
    String svg = new LineChart("t", "u", new double[0]).line("l", new double[0]).svg();

    assertThat(svg).doesNotContain("NaN", "Infinity");
    assertThat(points(svg)).isEmpty();
    assertThat(labels(SCALE, svg)).containsExactly("0", "0.25", "0.5", "0.75", "1");
  }

  @Test
  void oneSecondIsOnePoint() {
    String svg = new LineChart("t", "u", new double[] {0.2}).line("l", new double[] {0}).svg();

    assertThat(points(svg)).hasSize(1);
    assertThat(points(svg).get(0)[1]).isEqualTo(BOTTOM);
  }

  private static List<double[]> points(String svg) {
    String lines = svg.replaceAll("<path class=\"grid\"[^>]*>", "");
    List<double[]> points = new ArrayList<>();
    for (Matcher point = POINT.matcher(lines); point.find(); ) {
      points.add(
          new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))});
    }
    return points;
  }

  private static List<String> labels(Pattern pattern, String svg) {
    return pattern.matcher(svg).results().map(found -> found.group(1)).toList();
  }
}
