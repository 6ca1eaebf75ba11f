package io.skysentinel.tools.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** A chart of lines over time, as SVG that stands in the page itself. */
final class LineChart {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 220;
  private static final int LEFT = 70;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 28;
  private static final int STEPS = 4;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private record Line(String name, double[] values) {}

  private final String title;
  private final String unit;
  private final double[] seconds;
  private final List<Line> lines = new ArrayList<>();
  private final Formatter out = new Formatter(Locale.ROOT);

  LineChart(String title, String unit, double[] seconds) {
    this.title = title;
    this.unit = unit;
    this.seconds = seconds;
  }

  LineChart line(String name, double[] values) {
    lines.add(new Line(name, values));
    return this;
  }

  String svg() {
    double top =
        niceTop(lines.stream().flatMapToDouble(l -> Arrays.stream(l.values())).max().orElse(0));
    double end = seconds.length == 0 ? 1 : Math.max(1, seconds[seconds.length - 1]);
    out.format("<figure><figcaption>%s <small>%s</small>", title, unit);
    for (int i = 0; i < lines.size(); i++) {
      out.format(" <i class=\"l%d\">%s</i>", i, lines.get(i).name());
    }
    out.format("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT);
    out.format("<title>%s</title>", title);
    grid(top, end);
    for (int i = 0; i < lines.size(); i++) {
      path(i, lines.get(i).values(), top, end);
    }
    return out.format("</svg></figure>\n").toString();
  }

  private void grid(double top, double end) {
    for (int i = 0; i <= STEPS; i++) {
      double y = y(top * i / STEPS, top);
      out.format("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, WIDTH - RIGHT);
      out.format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">", LEFT - 6, y + 4);
      out.format("%s</text>", number(top * i / STEPS));
      double x = x(end * i / STEPS, end);
      out.format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">", x, HEIGHT - 8);
      out.format("%s s</text>", number(end * i / STEPS));
    }
  }

  private void path(int number, double[] values, double top, double end) {
    out.format("<path class=\"line l%d\" d=\"", number);
    for (int i = 0; i < values.length; i++) {
      out.format("%s%.1f %.1f", i == 0 ? "M" : "L", x(seconds[i], end), y(values[i], top));
    }
    out.format("\"/>");
  }

  private static double x(double second, double end) {
    return LEFT + (WIDTH - LEFT - RIGHT) * second / end;
  }

  private static double y(double value, double top) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  }

  /** The next of 1, 2, 2.5, 5 times a power of ten, so that the labels are short. */
  static double niceTop(double most) {
    if (most <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (most <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** With three digits that count, so that no two steps of a grid look the same. */
  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
