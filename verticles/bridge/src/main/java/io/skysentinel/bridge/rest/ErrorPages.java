package io.skysentinel.bridge.rest;

import io.skysentinel.platform.web.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problem documents (RFC 9457) for what no route answers, or fails to. */
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private static final int BODY_BROKEN = 200;

  private ErrorPages() {}

  static void mount(Router router) {
    Problem bad = Problem.of(400, "Bad request", "The request cannot be understood");
    answer(router, bad);
    // What vertx-web's BodyHandler makes of a body that breaks off or is no body; nobody's fault
    // here, so it is not for the log either.
    router.errorHandler(BODY_BROKEN, request -> end(request, bad));
    answer(
        router,
        Problem.of(404, "Not found", "Nothing is served at this address; see /api/openapi.json"));
    answer(
        router,
        Problem.of(405, "Method not allowed", "This address is served with another method"));
    answer(router, Problem.of(406, "Not acceptable", "None of the accepted types is served"));
    answer(router, Problem.of(413, "Too large", "The request is larger than what is taken"));
    answer(router, Problem.of(415, "Unsupported type", "No content of this type is taken"));
    Problem fault = Problem.of(500, "Fault", "A fault of ours; the node's log has it");
    router.errorHandler(
        fault.status(),
        request -> {
          LOG.warn("Cannot answer {}", request.request().path(), request.failure());
          end(request, fault);
        });
  }

  private static void answer(Router router, Problem problem) {
    router.errorHandler(problem.status(), request -> end(request, problem));
  }

  private static void end(RoutingContext request, Problem problem) {
    if (!request.response().ended() && !request.response().headWritten()) {
      problem.answer(request.response(), request.request().path());
    }
  }
}
