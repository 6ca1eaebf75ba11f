package io.skysentinel.history.ask.airports;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** {@code GET /airports.geojson}. */
public final class AirportRoutes {
  private static final String TYPE = "application/geo+json";

  private final JsonAnswers answers;

  public AirportRoutes(JsonAnswers answers) {
    this.answers = answers;
  }

  /** Adds the route of one event loop. */
  public void mount(Router router, AnswerMaker maker) {
    router.get("/airports.geojson").handler(answers.handler(request -> airports(request, maker)));
  }

  private void airports(RoutingContext request, AnswerMaker maker) throws BadRequestException {
    Map<String, String> parameters = QueryParameters.single(request.queryParams());
    QueryParameters.checkNames(parameters, List.of("bbox"));
    String text = parameters.get("bbox");
    BoundingBox box = text == null ? BoundingBox.WORLD : BoxReader.box(text);
    request.response().putHeader("cache-control", "no-store");
    answers.end(
        request,
        TYPE,
        maker.answer(
            List.of("airports", box),
            "bundled",
            () -> AirportsGeoJson.of(ReferenceData.airports(), box)));
  }
}
