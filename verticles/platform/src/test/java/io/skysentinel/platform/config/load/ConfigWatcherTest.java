package io.skysentinel.platform.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.text.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks, one after the other: no clock is needed. */
class ConfigWatcherTest {
  @TempDir private Path dir;
  private Path file;
  private ConfigReload reload;
  private ConfigWatcher watcher;

  @BeforeEach
  void start() throws Exception {
    file = Files.writeString(dir.resolve("sky.json"), speed(1));
    ConfigLoader loader = new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of());
    reload = new ConfigReload(loader, loader.load(file), true);
    watcher = new ConfigWatcher(file, reload);
  }

  @Test
  void aFileThatStaysAsItIsYieldsNothing() throws Exception {
    assertThat(watcher.check()).isEmpty();
    assertThat(watcher.check()).isEmpty();
    assertThat(watcher.check()).isEmpty();
  }

  @Test
  void aSaveIsTakenAtTheSecondLook() throws Exception {
    Files.writeString(file, speed(2));

    assertThat(watcher.check()).isEmpty();
    assertThat(watcher.check()).isPresent();
    assertThat(watcher.check()).isEmpty();
    assertThat(replaySpeed()).isEqualTo(2);
  }

  @Test
  void aSaveInPiecesIsLeftToFinish() throws Exception {
    Files.writeString(file, "");
    assertThat(watcher.check()).isEmpty();
    Files.writeString(file, speed(2).substring(0, 10));
    assertThat(watcher.check()).isEmpty();
    Files.writeString(file, speed(2));
    assertThat(watcher.check()).isEmpty();

    assertThat(watcher.check()).isPresent();
  }

  @Test
  void aBadSaveIsReportedOnceAndTheOldOneStays() throws Exception {
    Files.writeString(file, "{");
    watcher.check();

    assertThatThrownBy(watcher::check)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ": line 1");
    assertThat(watcher.check()).isEmpty();
    assertThat(replaySpeed()).isEqualTo(1);

    Files.writeString(file, speed(3));
    watcher.check();
    assertThat(watcher.check()).isPresent();
    assertThat(replaySpeed()).isEqualTo(3);
  }

  @Test
  void aFileThatVanishesIsReportedOnceAndTheOldConfigurationStays() throws Exception {
    Files.delete(file);
    watcher.check();

    assertThatThrownBy(watcher::check)
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": there is no such file");
    assertThat(watcher.check()).isEmpty();
    assertThat(replaySpeed()).isEqualTo(1);
  }

  @Test
  void anEditorThatReplacesTheFileIsNotMistakenForItsLoss() throws Exception {
    Files.delete(file);
    assertThat(watcher.check()).isEmpty();
    Files.writeString(file, speed(2));
    assertThat(watcher.check()).isEmpty();

    assertThat(watcher.check()).isPresent();
  }

  private double replaySpeed() {
    return reload
        .running()
        .config()
        .get(FeedsPart.PART)
        .feeds()
        .get("replay")
        .at("/speed")
        .asDouble();
  }

  private static String speed(int speed) {
    return "{\"feeds\":{\"replay\":{\"speed\":" + speed + "}}}";
  }
}
