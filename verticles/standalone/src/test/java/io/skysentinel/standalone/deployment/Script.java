package io.skysentinel.standalone.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of one of our scripts.
 *
 * @param output what it wrote, errors too
 */
public record Script(int exitCode, String output) {

  public static Script run(String name, String... arguments)
      throws IOException, InterruptedException {
    return runIn(Repository.ROOT, name, arguments);
  }

  static Script runIn(Path dir, String name, String... arguments)
      throws IOException, InterruptedException {
    return run(dir, Map.of(), name, arguments);
  }

  static Script runWith(Map<String, String> environment, String name, String... arguments)
      throws IOException, InterruptedException {
    return run(Repository.ROOT, environment, name, arguments);
  }

  private static Script run(
      Path dir, Map<String, String> environment, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", Repository.file(name).toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("script", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(dir.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      return new Script(process.waitFor(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  List<String> lines() {
    return output.lines().toList();
  }
}
