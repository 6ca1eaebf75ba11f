package io.skysentinel.bridge.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;

/** Reads what clients ask for, as messages or in a query, and says what is wrong with it. */
final class RequestReader {
  private static final int MAX_STANDS = 64;
  private static final int MAX_EPOCH = 64;
  private static final String BOX = "bbox has to be four numbers: west, south, east, north";

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(32)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RequestReader() {}

  /** A message. */
  static ClientRequest read(String text) throws BadRequestException {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadRequestException("this is not JSON: " + e.getOriginalMessage());
    }
    if (!message.isObject()) {
      throw new BadRequestException("a message has to be a JSON object");
    }
    return switch (message.path("type").asText()) {
      case "view" -> new ClientRequest.Watch(view(message));
      case "resume" -> new ClientRequest.Resume(stands(message.path("shards")));
      default -> throw new BadRequestException("type has to be view or resume");
    };
  }

  /** The value of {@code bbox} in a query. */
  static View box(String text) throws BadRequestException {
    String[] parts = text.split(",", -1);
    if (parts.length != 4) {
      throw new BadRequestException(BOX);
    }
    double[] numbers = new double[4];
    for (int i = 0; i < 4; i++) {
      try {
        numbers[i] = Double.parseDouble(parts[i]);
      } catch (NumberFormatException e) {
        throw new BadRequestException(BOX);
      }
    }
    return box(numbers);
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

  private static View view(JsonNode message) throws BadRequestException {
    JsonNode world = message.path("world");
    JsonNode box = message.path("bbox");
    if (world.isMissingNode() == box.isMissingNode()) {
      throw new BadRequestException("a view has to have either bbox or \"world\":true");
    }
    if (box.isMissingNode()) {
      if (!world.isBoolean() || !world.asBoolean()) {
        throw new BadRequestException("world has to be true; for a part of it say bbox");
      }
      return View.WORLD;
    }
    if (!box.isArray() || box.size() != 4) {
      throw new BadRequestException(BOX);
    }
    double[] numbers = new double[4];
    for (int i = 0; i < 4; i++) {
      if (!box.get(i).isNumber()) {
        throw new BadRequestException(BOX);
      }
      numbers[i] = box.get(i).asDouble();
    }
    return box(numbers);
  }

  private static View box(double[] westSouthEastNorth) throws BadRequestException {
    double west = westSouthEastNorth[0];
    double south = westSouthEastNorth[1];
    double east = westSouthEastNorth[2];
    double north = westSouthEastNorth[3];
    if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180)) {
      throw new BadRequestException("west and east have to be -180 to 180");
    }
    if (!(Math.abs(south) <= 90 && Math.abs(north) <= 90 && south <= north)) {
      throw new BadRequestException("south and north have to be -90 to 90, south the smaller");
    }
    return View.of(new BoundingBox(south, north, west, east));
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
