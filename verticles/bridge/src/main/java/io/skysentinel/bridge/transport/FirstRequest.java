package io.skysentinel.bridge.transport;

import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.Problem;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for in the query with which it connects.
 *
 * @param held what it holds of a connection before; empty when nothing
 */
public record FirstRequest(View view, List<Stand> held) {

  /**
   * Reads the query.
   *
   * @param resume what it holds, {@code null} or empty when nothing
   */
  public static FirstRequest read(HttpServerRequest request, @Nullable String resume)
      throws BadRequestException {
    String box = request.getParam("bbox");
    return new FirstRequest(
        box == null ? View.WORLD : View.of(BoxReader.box(box)),
        resume == null || resume.isEmpty() ? List.of() : ClientRequestReader.stands(resume));
  }

  /** Answers somebody whose query cannot be understood. */
  public static void refuse(
      HttpServerRequest request, BadRequestException why, BridgeMetrics metrics) {
    metrics.rejected("bad_query");
    Problem.of(400, "Bad request", String.valueOf(why.getMessage()))
        .answer(request.response(), request.path());
  }
}
