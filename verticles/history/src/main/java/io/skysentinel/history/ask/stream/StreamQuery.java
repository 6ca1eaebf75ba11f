package io.skysentinel.history.ask.stream;

import io.skysentinel.core.live.View;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.Map;

/**
 * What a client asks for in the query with which it connects.
 *
 * @param from the first instant that it is shown, in Unix seconds
 */
record StreamQuery(double from, double speed, View view) {
  /** Reads the parameters; who adds others is not refused, as at the other WebSockets. */
  static StreamQuery parse(Map<String, String> parameters) throws BadRequestException {
    String box = parameters.get("bbox");
    return new StreamQuery(
        TimeReader.seconds("from", QueryParameters.present(parameters, "from")),
        Speeds.checked(QueryParameters.number(parameters, "speed", 1)),
        box == null ? View.WORLD : View.of(BoxReader.box(box)));
  }
}
