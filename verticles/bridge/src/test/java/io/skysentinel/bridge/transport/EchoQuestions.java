package io.skysentinel.bridge.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.bridge.questions.QuestionHandler;
import io.skysentinel.bridge.questions.Refusal;
import io.skysentinel.platform.web.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers an object with itself, after a while; for questions that are not about now. */
final class EchoQuestions implements QuestionHandler {
  @Override
  public String address() {
    return "test.echo";
  }

  @Override
  public int maxBytes() {
    return 512;
  }

  @Override
  public Question read(@Nullable JsonNode body) throws BadRequestException {
    if (body == null || !body.isObject()) {
      throw new BadRequestException("an echo needs an object");
    }
    byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
    Answer answer =
        body.has("fail")
            ? reply -> reply.refusal(Refusal.unavailable("nobody calls back today"))
            : reply -> reply.body(json);
    return (context, taker) -> context.runOnContext(later -> taker.accept(answer));
  }
}
