package io.skysentinel.platform.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.load.FeedsPart;
import io.skysentinel.platform.config.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What we ship beside the code agrees with it. */
class ConfigDocsTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path PAGE = ROOT.resolve("docs/configuration.md");

  @Test
  void thePageShowsEveryKeyAsItIs() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page)
        .withFailMessage(
            "docs/configuration.md is not what the schema says: run scripts/config-docs")
        .isEqualTo(ConfigTable.inPage(page));
  }

  @Test
  void theExampleOfVariablesNamesEachOfThem() throws IOException {
    String example = Files.readString(ROOT.resolve(".env.example"));

    assertThat(example)
        .withFailMessage(".env.example is not what the schema says: run scripts/config-docs")
        .isEqualTo(EnvExample.text());
    assertThat(ConfigSchema.load().keys().stream().flatMap(key -> key.variables().stream()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(example).containsOnlyOnce("\n#" + name + "="));
    assertThat(example.lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  @Test
  void theTableHasARowForEachKey() {
    String page = ConfigTable.inPage(ConfigTable.BEGIN + "\n" + ConfigTable.END);

    assertThat(ConfigSchema.load().keys())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(page).contains("| `" + key.dotted() + "` |"));
  }

  @Test
  void theExamplesOfThePageAreValid() throws Exception {
    List<String> examples =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map(match -> match.group(1))
            .toList();
    ConfigLoader loader =
        new ConfigLoader(List.of(FeedsPart.PART), Map.of("OPENSKY_CLIENT_SECRET", "s"), Map.of());

    assertThat(examples).hasSize(2);
    assertThat(
            new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of())
                .loadText("receivers", examples.get(0))
                .config()
                .get(FeedsPart.PART)
                .activeFeeds())
        .containsExactly("roof", "garden");
    assertThat(
            loader.loadText("account", examples.get(1)).config().get(FeedsPart.PART).activeFeeds())
        .containsExactly("opensky");
  }

  @Test
  void theShippedFileIsValidAndLeavesTheEnvironmentItsSay() throws ConfigException {
    Path shipped = ROOT.resolve("conf/skysentinel.json");

    assertThat(new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of()).load(shipped).config())
        .isEqualTo(
            new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of()).load(null).config());
    assertThat(
            new ConfigLoader(List.of(FeedsPart.PART), Map.of("SBS_HOST", "pi"), Map.of())
                .load(shipped)
                .config()
                .get(FeedsPart.PART)
                .activeFeeds())
        .containsExactly("sbs");
  }

  @Test
  void everyKeyIsDescribed() {
    assertThat(ConfigSchema.load().keys())
        .allSatisfy(key -> assertThat(key.schema().path("description").asText()).endsWith("."));
  }
}
