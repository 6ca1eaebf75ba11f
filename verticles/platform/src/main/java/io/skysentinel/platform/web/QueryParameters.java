package io.skysentinel.platform.web;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the parameters of a request. */
public final class QueryParameters {
  private QueryParameters() {}

  /** The parameters, none of which may be there twice. */
  public static Map<String, String> single(MultiMap parameters) throws BadRequestException {
    Map<String, String> single = new HashMap<>();
    for (Map.Entry<String, String> parameter : parameters) {
      String before = single.put(parameter.getKey(), parameter.getValue());
      if (before != null) {
        throw new BadRequestException(parameter.getKey() + " is there twice");
      }
    }
    return single;
  }

  /** Refuses parameters that do not exist: who misspells one would take the answer for another. */
  public static void checkNames(Map<String, String> parameters, List<String> names)
      throws BadRequestException {
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new BadRequestException(
            "there is no parameter " + name + "; there are " + String.join(", ", names));
      }
    }
  }

  /** Such a parameter, which has to be there. */
  public static String present(Map<String, String> parameters, String name)
      throws BadRequestException {
    String text = parameters.get(name);
    if (text == null) {
      throw new BadRequestException(name + " is missing");
    }
    return text;
  }

  /** The number of such a parameter, or what counts where it is missing. */
  public static double number(Map<String, String> parameters, String name, double missing)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? missing : BoxReader.number(name, text);
  }

  /** The whole number, 1 or more, of such a parameter, or what counts where it is missing. */
  public static int count(Map<String, String> parameters, String name, int missing)
      throws BadRequestException {
    double count = number(parameters, name, missing);
    if (count < 1 || count > Integer.MAX_VALUE || count != Math.rint(count)) {
      throw new BadRequestException(name + " has to be a whole number, 1 or more");
    }
    return (int) count;
  }

  /** Whether such a parameter is true, or what counts where it is missing. */
  public static boolean truth(Map<String, String> parameters, String name, boolean missing)
      throws BadRequestException {
    String text = parameters.get(name);
    if (text == null) {
      return missing;
    }
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new BadRequestException(name + " has to be true or false");
    };
  }

  /** Which of these such a parameter names, in capitals or not; empty where it is missing. */
  public static <E extends Enum<E>> Optional<E> named(
      Map<String, String> parameters, String name, E[] all) throws BadRequestException {
    String text = parameters.get(name);
    if (text == null) {
      return Optional.empty();
    }
    for (E one : all) {
      if (one.name().equalsIgnoreCase(text)) {
        return Optional.of(one);
      }
    }
    throw new BadRequestException(
        name
            + " has to be one of "
            + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
  }
}
