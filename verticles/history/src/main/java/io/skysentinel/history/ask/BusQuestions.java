package io.skysentinel.history.ask;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.HistoryAnswer;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import java.util.Map;

/** What is asked of the past on the event bus, in the words in which it is asked over HTTP. */
final class BusQuestions {

  /** A question that is asked here and there. */
  @FunctionalInterface
  interface Question {
    Future<ByteBuf> ask(Map<String, String> parameters, AnswerMaker maker)
        throws BadRequestException;
  }

  private final Bus bus;
  private final Map<String, Question> questions;

  /**
   * @param questions by their names on the bus
   */
  BusQuestions(Bus bus, Map<String, Question> questions) {
    this.bus = bus;
    this.questions = Map.copyOf(questions);
  }

  /** Answers them on an event loop, as long as it serves. */
  void answer(WebLoop loop, AnswerMaker maker) {
    questions.forEach((name, question) -> {
      BusSubscription answering =
          bus.answer(Addresses.history(name), asked -> answer(question, asked.parameters(), maker));
      loop.onStop(answering::cancel);
    });
  }

  private static Future<HistoryAnswer> answer(
      Question question, Map<String, String> parameters, AnswerMaker maker) {
    try {
      return question
          .ask(parameters, maker)
          .map(BusQuestions::given)
          .otherwise(BusQuestions::refused);
    } catch (BadRequestException e) {
      return Future.succeededFuture(refused(e));
    }
  }

  private static HistoryAnswer given(ByteBuf answer) {
    try {
      return HistoryAnswer.of(ByteBufUtil.getBytes(answer));
    } finally {
      answer.release();
    }
  }

  private static HistoryAnswer refused(Throwable failure) {
    Problem problem = JsonAnswers.problem(failure);
    return HistoryAnswer.refused(problem.status(), problem.detail());
  }
}
