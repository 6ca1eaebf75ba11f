package io.skysentinel.standalone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's directory on disk. */
final class BrokerStorage {
  private BrokerStorage() {}

  /**
   * Formats the directory unless it already is.
   *
   * <p>It is done beside and moved into place, so that a process killed half-way leaves nothing
   * that looks formatted.
   */
  static void prepare(Path dir) throws Exception {
    if (Files.exists(dir.resolve("meta.properties"))) {
      return;
    }
    Path fresh = dir.resolveSibling(dir.getFileName() + ".new");
    Utils.delete(fresh.toFile());
    Files.createDirectories(fresh);
    format(fresh);
    Files.deleteIfExists(dir);
    Files.move(fresh, dir, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void format(Path dir) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerProperties.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(dir.toString())
        .setMetadataLogDirectory(dir.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName(BrokerProperties.CONTROLLER)
        .run();
  }
}
