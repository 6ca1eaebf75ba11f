package io.skysentinel.tools.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A run as one page that needs nothing else. */
final class HtmlReport {
  private static final double MEGA = 1e6;
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--a:#2563eb;--b:#d97706;--c:#dc2626}
      body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:2rem auto;padding:0 1rem}
      pre{overflow-x:auto;padding:1rem;border:1px solid #8885;border-radius:8px}
      h1 b{padding:.1em .5em;border-radius:6px;color:#fff;background:#15803d;font-size:.6em}
      h1 b.bad{background:#b91c1c}
      figure{margin:1.5rem 0}figcaption{font-weight:600}small{font-weight:400;opacity:.7}
      svg{width:100%;height:auto}text{font-size:11px;fill:currentColor;opacity:.75}
      .grid{stroke:#8884;fill:none}.line{fill:none;stroke-width:1.6}
      path.l0{stroke:var(--a)}path.l1{stroke:var(--b)}path.l2{stroke:var(--c)}
      i{font-style:normal;font-weight:400;margin-left:.8em}
      i.l0{color:var(--a)}i.l1{color:var(--b)}i.l2{color:var(--c)}
      """;

  private HtmlReport() {}

  static String of(LoadResult result) {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">");
    page.append("<title>Load test</title><style>\n").append(STYLE).append("</style></head>\n");
    page.append("<body><h1>Load test ");
    page.append(
        result.isClean() ? "<b>all as promised</b>" : "<b class=\"bad\">there were faults</b>");
    page.append("</h1>\n<p>").append(result.started()).append("</p>\n<pre>");
    page.append(escape(SummaryText.of(result))).append("</pre>\n");
    charts(page, result.samples());
    return page.append("</body></html>\n").toString();
  }

  private static void charts(StringBuilder page, List<LoadSample> samples) {
    double[] seconds = column(samples, LoadSample::second);
    page.append(
        new LineChart("From a frame's time to its arrival", "ms", seconds)
            .line("p50", column(samples, LoadSample::p50))
            .line("p99", column(samples, LoadSample::p99))
            .line("max", column(samples, LoadSample::max))
            .svg());
    page.append(
        new LineChart("Messages", "per second, all clients", seconds)
            .line("messages", column(samples, LoadSample::messagesPerSecond))
            .svg());
    page.append(
        new LineChart("Received", "MB per second, all clients", seconds)
            .line("MB", column(samples, sample -> sample.bytesPerSecond() / MEGA))
            .svg());
    page.append(
        new LineChart("Clients", "", seconds)
            .line("connected", column(samples, LoadSample::connected))
            .line("with data", column(samples, LoadSample::ready))
            .svg());
    page.append(
        new LineChart("Faults", "so far", seconds)
            .line("faults", column(samples, LoadSample::troubles))
            .svg());
  }

  private static double[] column(List<LoadSample> samples, ToDoubleFunction<LoadSample> value) {
    return samples.stream().mapToDouble(value).toArray();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
