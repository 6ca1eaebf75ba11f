package io.skysentinel.platform.web;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How some routes answer in JSON, large answers once for all who ask the same. Any thread. */
public final class JsonAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(JsonAnswers.class);
  private static final String JSON = "application/json";
  private static final int COME_BACK_S = 2;

  private final Door door;
  private final AnswerCache answers;
  private final Consumer<String> onRefusal;

  public JsonAnswers(Door door) {
    this(door, new AnswerCache(), reason -> {});
  }

  /**
   * For questions that are seldom asked twice.
   *
   * @param cacheBytes how much is kept of the answers
   * @param onRefusal is told the reason of each refusal in a word, as by the door of its own
   */
  public JsonAnswers(Door door, long cacheBytes, Consumer<String> onRefusal) {
    this(door, new AnswerCache(cacheBytes), onRefusal);
  }

  private JsonAnswers(Door door, AnswerCache answers, Consumer<String> onRefusal) {
    this.door = door;
    this.answers = answers;
    this.onRefusal = onRefusal;
  }

  /** Makes them for an event loop. */
  public AnswerMaker makerOf(WebLoop loop) {
    WorkerExecutor worker = loop.vertx().createSharedWorkerExecutor("answers", 1);
    loop.onStop(() -> worker.close().onComplete(closed -> answers.clear()));
    return new AnswerMaker(
        answers,
        worker::executeBlocking,
        task -> loop.context().runOnContext(unused -> task.run()));
  }

  /** What a request asks for. */
  @FunctionalInterface
  public interface Question {
    void ask(RoutingContext request) throws BadRequestException;
  }

  /**
   * Asks a question for each request, and refuses in words those that cannot be understood, and all
   * while clients hold as much memory as they may.
   */
  public Handler<RoutingContext> handler(Question question) {
    return request -> {
      if (door.refusesLarge(request.request())) {
        return;
      }
      try {
        question.ask(request);
      } catch (BadRequestException e) {
        refuse(request, e);
      }
    };
  }

  /** A response that says what it is. */
  public HttpServerResponse begin(RoutingContext request) {
    return begin(request, JSON);
  }

  private HttpServerResponse begin(RoutingContext request, String type) {
    door.allowPage(request.request());
    return request.response().putHeader("content-type", type);
  }

  /** Ends a request with an answer of this node's makers, or with why there is none. */
  public void end(RoutingContext request, Future<ByteBuf> answer) {
    end(request, JSON, answer);
  }

  /** The same of an answer of another type than JSON. */
  public void end(RoutingContext request, String type, Future<ByteBuf> answer) {
    // Vert.x does not count references.
    answer
        .onSuccess(body ->
            begin(request, type)
                .end(BufferInternal.buffer(body))
                .onComplete(sent -> body.release()))
        .onFailure(failure -> {
          // Who kept the tag would be told later that it holds what it never had.
          request.response().headers().remove("etag");
          refuse(request, problem(failure));
        });
  }

  /** Ends a request with why it has no answer. */
  public void refuse(RoutingContext request, Problem problem) {
    onRefusal.accept(reason(problem.status()));
    problem.answer(request.response(), request.request().path());
  }

  /** Ends a request that will have an answer soon. */
  public void refuseForNow(RoutingContext request, String why) {
    refuse(request, new Problem(503, "Not ready", why, COME_BACK_S));
  }

  /** Ends a request that asks for what there cannot be. */
  public void refuse(RoutingContext request, BadRequestException failure) {
    refuse(request, problem(failure));
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> "bad_query";
      case 404 -> "unknown";
      case 503 -> "not_now";
      default -> "failed";
    };
  }

  /** Why an answer could not be made, for who asked for it. */
  public static Problem problem(Throwable failure) {
    if (failure instanceof BusyException) {
      return new Problem(503, "Not now", String.valueOf(failure.getMessage()), COME_BACK_S);
    }
    if (failure instanceof BadRequestException) {
      return Problem.of(400, "Bad request", String.valueOf(failure.getMessage()));
    }
    LOG.error("An answer could not be made", failure);
    return Problem.of(500, "Internal error", "This answer could not be made; the log says why");
  }
}
