package io.skysentinel.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scripts/run}, up to the point where it would start Java. */
class RunScriptIT {
  @TempDir Path elsewhere;

  @Test
  void withoutOptionsTheShippedConfigurationDecides() throws Exception {
    Script run = Script.runIn(elsewhere, "scripts/run", "--dry-run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .singleElement()
        .asString()
        .contains("/bin/java ", " -jar ", "--config " + Repository.file("conf/skysentinel.json"));
  }

  @Test
  void aHeapThatWasGivenASizeIsRoomyAndAnyOtherIsSmall() throws Exception {
    Script given = Script.runWith(Map.of("SKYSENTINEL_HEAP", "2g"), "scripts/run", "--dry-run");
    Script usual = Script.runWith(Map.of("SKYSENTINEL_HEAP", ""), "scripts/run", "--dry-run");

    assertThat(given.output()).contains("-Xmx2g ", "MinHeapFreeRatio=60").doesNotContain("-Xms");
    assertThat(usual.output()).contains("-Xmx1g ", "-Xms160m ", "MinHeapFreeRatio=10");
  }

  @Test
  void feedsAreOnTogether() throws Exception {
    Script run =
        Script.run(
            "scripts/run",
            "--dry-run",
            "--readsb",
            "http://pi/a.json",
            "--opensky",
            "--sbs=pi:1",
            "--adsb",
            "40.8,-74,40",
            "--aircraft",
            "7",
            "--simulator");

    assertThat(run.lines())
        .contains(
            "FEEDS=readsb,opensky,sbs,adsb-v2,simulator",
            "READSB_URL=http://pi/a.json",
            "SBS_HOST=pi",
            "SBS_PORT=1",
            "ADSB_V2_LAT=40.8",
            "ADSB_V2_LON=-74",
            "ADSB_V2_RADIUS_NM=40",
            "SIMULATOR_AIRCRAFT=7");
  }

  @Test
  void aRecordingIsFoundFromWhereTheUserIs() throws Exception {
    Files.writeString(elsewhere.resolve("a flight.jsonl"), "");

    Script run =
        Script.runIn(
            elsewhere, "scripts/run", "--dry-run", "--replay", "a flight.jsonl", "--speed", "0");

    assertThat(run.lines())
        .contains(
            "FEEDS=replay",
            "REPLAY_FILE=" + elsewhere.toRealPath().resolve("a flight.jsonl"),
            "REPLAY_SPEED=0");
  }

  @Test
  void theRestIsHandedOn() throws Exception {
    Script run =
        Script.run(
            "scripts/run",
            "--dry-run",
            "--data-dir",
            "/a b",
            "--ephemeral",
            "--kafka-port=0",
            "--postgres-port=5433",
            "--roles",
            "poller",
            "--config",
            "mine.json",
            "--broker",
            "b:1",
            "--port",
            "80");

    assertThat(run.lines()).contains("REDPANDA_BROKER=b:1", "BACKEND_PORT=80");
    assertThat(run.output())
        .contains(
            "--data-dir /a\\ b --ephemeral --kafka-port 0 --postgres-port 5433 --roles poller --config mine.json");
  }

  @Test
  void variablesOfAFileAreTakenWhereTheEnvironmentHasNone() throws Exception {
    Path file =
        Files.writeString(
            elsewhere.resolve("my.env"),
            """
            # A comment
            SIMULATOR_AIRCRAFT=7

            AUTH_SESSION_KEY="$(touch %s) = not run"
            PATH=/nowhere
            """
                .formatted(elsewhere.resolve("run")));

    Script run = Script.run("scripts/run", "--dry-run", "--env-file", file.toString());

    assertThat(run.lines())
        .contains("SIMULATOR_AIRCRAFT=*** (" + file + ")", "AUTH_SESSION_KEY=*** (" + file + ")")
        .noneMatch(line -> line.startsWith("PATH="));
    assertThat(run.output()).doesNotContain("not run");
    assertThat(elsewhere.resolve("run")).doesNotExist();
  }

  @Test
  void aLineThatIsNoneIsToldWithoutItsText() throws Exception {
    Path file = Files.writeString(elsewhere.resolve("my.env"), "A=b\na secret\n");

    Script run = Script.run("scripts/run", "--dry-run", "--env-file=" + file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("line 2 of " + file).doesNotContain("a secret");
  }

  @Test
  void everyVariableThatItSetsIsKnownToTheConfiguration() throws Exception {
    Files.writeString(elsewhere.resolve("a.jsonl"), "");

    Script run =
        Script.runIn(
            elsewhere,
            "scripts/run",
            "--dry-run",
            "--readsb=r",
            "--sbs=s:1",
            "--adsb=1,2,3",
            "--replay=a.jsonl",
            "--speed=1",
            "--aircraft=1",
            "--port=1",
            "--broker=b:1");

    assertThat(run.lines())
        .filteredOn(line -> !line.contains("/bin/java "))
        .hasSizeGreaterThan(8)
        .map(line -> line.substring(0, line.indexOf('=')))
        .isSubsetOf(Repository.knownVariables());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nonsense      | there is no option '--nonsense'
          --port          | --port wants a value
          --adsb=1,2      | --adsb wants LAT,LON,NM
          --replay=gone   | the recording gone cannot be read
          """)
  void aMistakeIsNamed(String argument, String message) throws Exception {
    Script run = Script.run("scripts/run", argument);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).startsWith("scripts/run: ").contains(message);
  }

  @Test
  void helpNamesEveryOption() throws IOException, InterruptedException {
    String help = Script.run("scripts/run", "--help").output();

    assertThat(Files.readString(Repository.file("scripts/run")).split("[ |\n)=]+"))
        .filteredOn(word -> word.matches("--[a-z-]+"))
        .hasSizeGreaterThan(18)
        .allMatch(help::contains);
  }
}
