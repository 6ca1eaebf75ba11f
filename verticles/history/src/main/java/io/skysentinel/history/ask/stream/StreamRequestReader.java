package io.skysentinel.history.ask.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.socket.ClientJson;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.TimeReader;
import org.jspecify.annotations.Nullable;

/** Reads what clients say while the past is played to them. */
final class StreamRequestReader {
  private StreamRequestReader() {}

  /** Who is told what a client asks for. */
  interface Handler {
    /** To go on, at the speed of before. */
    void play();

    void play(double speed);

    void pause();

    /** To be shown another instant, in Unix seconds. */
    void seek(double t);

    /** To be shown this from now on. */
    void watch(View view);

    /** To be known as whoever this token is of. */
    void show(String token);
  }

  /** Reads a message, and tells the handler what it asks for. */
  static void read(String text, Handler handler) throws BadRequestException {
    JsonNode message = ClientJson.object(text);
    switch (message.path("type").asText()) {
      case "play" -> play(message.get("speed"), handler);
      case "pause" -> handler.pause();
      case "seek" -> handler.seek(time(message.path("t")));
      case "view" -> handler.watch(BoxReader.view(message));
      case "auth" -> handler.show(ClientJson.token(message));
      default -> throw new BadRequestException("type has to be play, pause, seek, view or auth");
    }
  }

  private static void play(@Nullable JsonNode speed, Handler handler) throws BadRequestException {
    if (speed == null) {
      handler.play();
    } else if (speed.isNumber()) {
      handler.play(Speeds.checked(speed.asDouble()));
    } else {
      throw new BadRequestException("speed has to be a number");
    }
  }

  private static double time(JsonNode t) throws BadRequestException {
    if (t.isNumber()) {
      return TimeReader.checked("t", t.asDouble());
    }
    if (t.isTextual()) {
      return TimeReader.seconds("t", t.asText());
    }
    throw new BadRequestException("seek has to have t: Unix seconds, or a time with its zone");
  }
}
