package io.skysentinel.history.ask.export;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which updates are wanted, and how.
 *
 * @param from in Unix seconds, included
 * @param to in Unix seconds, not included
 */
record ExportQuery(double from, double to, @Nullable BoundingBox box, ExportFormat format) {
  private static final List<String> NAMES = List.of("from", "to", "bbox", "format");

  /** Reads the parameters of a request. */
  static ExportQuery parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    double from = TimeReader.seconds("from", QueryParameters.present(parameters, "from"));
    double to = TimeReader.seconds("to", QueryParameters.present(parameters, "to"));
    if (from > to) {
      throw new BadRequestException("from is later than to");
    }
    String box = parameters.get("bbox");
    return new ExportQuery(
        from,
        to,
        box == null ? null : BoxReader.box(box),
        ExportFormat.named(parameters.getOrDefault("format", "jsonl")));
  }
}
