package io.skysentinel.bridge.questions;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.skysentinel.platform.web.BadRequestException;
import io.vertx.core.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers what clients ask at one address. */
public interface QuestionHandler {

  /** Where it is asked. */
  String address();

  /** How many bytes the message with a question may have; what is larger is refused unread. */
  int maxBytes();

  /**
   * Reads a question.
   *
   * @param body {@code null} when there is none
   */
  Question read(@Nullable JsonNode body) throws BadRequestException;

  /** A question that was understood. */
  @FunctionalInterface
  interface Question {

    /** Calls {@code taker} once on {@code context}; the answer is lent for the call. */
    void ask(Context context, Consumer<Answer> taker);
  }

  /** What is answered: a body made with {@link Reply#body}, or a {@link Reply#refusal}. */
  @FunctionalInterface
  interface Answer {

    /** The message for one asker, which the caller releases. */
    ByteBuf bytes(Reply reply);
  }
}
