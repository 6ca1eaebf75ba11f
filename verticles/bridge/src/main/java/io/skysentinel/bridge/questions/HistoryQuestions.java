package io.skysentinel.bridge.questions;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.HistoryAnswer;
import io.skysentinel.core.contract.HistoryQuestion;
import io.skysentinel.core.contract.Inquiry;
import io.skysentinel.platform.bus.Answer.Cause;
import io.skysentinel.platform.bus.Answer.Given;
import io.skysentinel.platform.bus.Answer.None;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.web.BadRequestException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a client what a node knows that keeps the past. The members of the question are the
 * parameters of the query that asks the same over HTTP.
 */
public final class HistoryQuestions implements QuestionHandler {
  private static final int MAX_BYTES = 2048;

  /** Longer than those who answer give the database. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final Bus bus;
  private final Inquiry<HistoryQuestion, HistoryAnswer> inquiry;

  /**
   * @param name of the question
   */
  public HistoryQuestions(Bus bus, String name) {
    this.bus = bus;
    this.inquiry = Addresses.history(name);
  }

  @Override
  public String address() {
    return inquiry.name();
  }

  @Override
  public int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public Question read(@Nullable JsonNode body) throws BadRequestException {
    HistoryQuestion question = new HistoryQuestion(parameters(body));
    return (context, taker) ->
        bus.ask(inquiry, question, PATIENCE)
            .onSuccess(answer -> context.runOnContext(asker -> taker.accept(said(answer))));
  }

  private Answer said(io.skysentinel.platform.bus.Answer<HistoryAnswer> answer) {
    if (answer instanceof Given<HistoryAnswer> given) {
      HistoryAnswer found = given.value();
      return reply ->
          found.hasAnswer()
              ? reply.body(found.json())
              : reply.refusal(Refusal.ofHistory(found.code(), found.words()));
    }
    boolean isNobody = answer instanceof None<HistoryAnswer> none && none.cause() == Cause.NOBODY;
    return reply ->
        reply.refusal(
            isNobody
                ? Refusal.unknownAddress(
                    "there is no history: no node answers at '%s'".formatted(address()))
                : Refusal.unavailable("whoever keeps the past does not answer now"));
  }

  private static Map<String, String> parameters(@Nullable JsonNode body)
      throws BadRequestException {
    Map<String, String> parameters = new HashMap<>();
    if (body == null) {
      return parameters;
    }
    if (!body.isObject()) {
      throw new BadRequestException("a question of the past is an object");
    }
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!member.getValue().isNull()) {
        parameters.put(member.getKey(), text(member.getKey(), member.getValue()));
      }
    }
    return parameters;
  }

  /** A box may be an array, as in the question for a snapshot. */
  private static String text(String name, JsonNode value) throws BadRequestException {
    if (value.isValueNode()) {
      return value.asText();
    }
    StringJoiner list = new StringJoiner(",");
    boolean isGood = value.isArray();
    for (JsonNode each : value) {
      isGood &= each.isNumber();
      list.add(each.asText());
    }
    if (!isGood) {
      throw new BadRequestException(name + " has to be a value, or an array of numbers");
    }
    return list.toString();
  }
}
