package io.skysentinel.bridge.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.socket.ClientJson;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import java.util.ArrayList;
import java.util.List;

/** Reads what clients ask for, as messages or in a query, and says what is wrong with it. */
public final class ClientRequestReader {
  private static final int MAX_STANDS = 64;
  private static final int MAX_EPOCH = 64;

  private ClientRequestReader() {}

  /** Who is told what a client asks for. */
  public interface Handler {

    /** To watch this from now on. */
    void watch(View view);

    /** To be known as whoever this token is of. */
    void show(String token);

    /** What it missed since it held these. */
    void resume(List<Stand> held);
  }

  /** Reads a message, and tells the handler what it asks for. */
  public static void read(String text, Handler handler) throws BadRequestException {
    JsonNode message = ClientJson.object(text);
    switch (message.path("type").asText()) {
      case "view" -> handler.watch(BoxReader.view(message));
      case "resume" -> handler.resume(stands(message.path("shards")));
      case "auth" -> handler.show(ClientJson.token(message));
      default -> throw new BadRequestException("type has to be view, resume or auth");
    }
  }

  /** The value of {@code resume} in a query, or of Last-Event-ID. */
  static List<Stand> stands(String text) throws BadRequestException {
    List<Stand> stands = new ArrayList<>();
    for (String part : text.split(",", MAX_STANDS + 1)) {
      String[] fields = part.split(":", -1);
      if (fields.length != 3) {
        throw new BadRequestException("resume has to be shard:epoch:seq, and more of them");
      }
      try {
        stands.add(stand(Integer.parseInt(fields[0]), fields[1], Long.parseLong(fields[2])));
      } catch (NumberFormatException e) {
        throw new BadRequestException("in resume, shard and seq have to be whole numbers");
      }
    }
    return stands;
  }

  private static List<Stand> stands(JsonNode shards) throws BadRequestException {
    if (!shards.isArray() || shards.size() > MAX_STANDS) {
      throw new BadRequestException(
          "shards has to be an array of {\"shard\":…,\"epoch\":…,\"seq\":…}");
    }
    List<Stand> stands = new ArrayList<>();
    for (JsonNode shard : shards) {
      if (!shard.path("shard").isInt()
          || !shard.path("epoch").isTextual()
          || !shard.path("seq").isIntegralNumber()
          || !shard.path("seq").canConvertToLong()) {
        throw new BadRequestException(
            "each of shards has to have shard (a number), epoch (a text) and seq (a number)");
      }
      stands.add(
          stand(
              shard.path("shard").asInt(),
              shard.path("epoch").asText(),
              shard.path("seq").asLong()));
    }
    return stands;
  }

  private static Stand stand(int shard, String epoch, long seq) throws BadRequestException {
    if (shard < 0 || seq < 0 || epoch.length() > MAX_EPOCH) {
      throw new BadRequestException("shard and seq cannot be negative, nor epoch so long");
    }
    return new Stand(shard, epoch, seq);
  }
}
