package io.skysentinel.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import org.jspecify.annotations.Nullable;

/** Reads boxes, as all clients write them: west, south, east, north, in degrees. */
public final class BoxReader {
  private static final String SHAPE = "bbox has to be four numbers: west, south, east, north";

  private BoxReader() {}

  /** The value of {@code bbox} in a query. */
  public static BoundingBox box(String text) throws BadRequestException {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number("bbox", parts[i]);
    }
    return box(numbers);
  }

  /** A finite number that stands in a query under this name. */
  public static double number(String name, String text) throws BadRequestException {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the name.
    }
    throw new BadRequestException(name + ": \"" + text + "\" is not a number");
  }

  /** The view that an object names by {@code bbox} or by {@code "world":true}. */
  public static View view(@Nullable JsonNode body) throws BadRequestException {
    JsonNode world = body == null ? null : body.get("world");
    JsonNode box = body == null ? null : body.get("bbox");
    if (box != null && world == null) {
      return View.of(box(box));
    }
    if (box == null && world != null) {
      if (!world.isBoolean() || !world.asBoolean()) {
        throw new BadRequestException("world has to be true; for a part of it say bbox");
      }
      return View.WORLD;
    }
    throw new BadRequestException(
        "a view has to have either \"world\":true or \"bbox\":[west,south,east,north]");
  }

  private static BoundingBox box(JsonNode box) throws BadRequestException {
    if (!box.isArray()) {
      throw new BadRequestException(SHAPE);
    }
    double[] numbers = new double[box.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!box.get(i).isNumber()) {
        throw new BadRequestException(SHAPE);
      }
      numbers[i] = box.get(i).asDouble();
    }
    return box(numbers);
  }

  private static BoundingBox box(double[] westSouthEastNorth) throws BadRequestException {
    if (westSouthEastNorth.length != 4) {
      throw new BadRequestException(SHAPE);
    }
    double west = westSouthEastNorth[0];
    double south = westSouthEastNorth[1];
    double east = westSouthEastNorth[2];
    double north = westSouthEastNorth[3];
    // Not-a-number is within nothing.
    if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180)) {
      throw new BadRequestException("west and east of bbox have to be -180 to 180");
    }
    if (!(Math.abs(south) <= 90 && Math.abs(north) <= 90 && south <= north)) {
      throw new BadRequestException(
          "south and north of bbox have to be -90 to 90, south the smaller");
    }
    return new BoundingBox(south, north, west, east);
  }
}
