package io.skysentinel.standalone;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that {@code java -jar} starts, as it was packed a moment ago. */
class JarIT {
  @TempDir Path temp;

  @Test
  void theManifestNamesOnlyJarsThatLieBesideIt() throws Exception {
    List<String> classPath = List.of(manifest().getValue(Attributes.Name.CLASS_PATH).split(" "));

    assertThat(classPath)
        .anyMatch(entry -> entry.startsWith("lib/skysentinel-node-"))
        .allMatch(entry -> entry.startsWith("lib/"));
    assertThat(classPath)
        .filteredOn(not(entry -> Files.isRegularFile(jar().resolveSibling(entry))))
        .isEmpty();
  }

  @Test
  void theManifestSaysWhatToStartAndWhatItMayOpen() throws Exception {
    Attributes manifest = manifest();

    assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS))
        .isEqualTo("io.skysentinel.standalone.StandaloneMain");
    assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
    assertThat(manifest.getValue("Add-Exports")).isEqualTo("java.base/jdk.internal.ref");
    assertThat(manifest.getValue("Add-Opens").split(" "))
        .containsExactlyInAnyOrder(
            "java.base/java.lang",
            "java.base/sun.nio.ch",
            "java.management/sun.management",
            "jdk.management/com.sun.management.internal");
    assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void theJarBringsAllThatABrokerNeeds() throws Exception {
    String classPath = jar() + File.pathSeparator + placeOf(BrokerChild.class);

    try (ChildJvm broker = ChildJvm.startOn(classPath, BrokerChild.class, temp.toString(), "0")) {
      KafkaClient client = new KafkaClient(broker.await("bootstrap="));
      client.createTopic("flights", 1);
      client.write("flights", 0, 10);
      assertThat(client.read("flights", 10)).hasSize(10);
    }
  }

  @Test
  void theJarStartsAndTellsTheVersionItWasBuiltAs() throws Exception {
    String version = manifest().getValue(Attributes.Name.IMPLEMENTATION_VERSION);

    try (ChildJvm started = ChildJvm.startJar(jar(), "--version")) {
      assertThat(started.await("SkySentinel ")).startsWith(version + ", Java ");
      assertThat(started.exitCode()).isZero();
    }
  }

  private static Attributes manifest() throws IOException {
    try (JarFile file = new JarFile(jar().toFile())) {
      return file.getManifest().getMainAttributes();
    }
  }

  /** Integration tests run against the jar; in an editor there is none, and this says so. */
  private static Path jar() {
    Path place = placeOf(EmbeddedKafka.class);
    assertThat(place).as("run through mvn verify, which packs the jar first").isRegularFile();
    return place;
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
