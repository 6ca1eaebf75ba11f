package io.skysentinel.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the broker gives up, as it does when its disk is full or gone: Kafka ends the
 * process, and without this it would do so without a word that a user understands.
 */
final class BrokerDeath {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerDeath.class);
  private static final long FULL_BELOW_BYTES = 64L << 20;

  private BrokerDeath() {}

  /** Kafka keeps its way out in static fields, one for the process. */
  static void announceFor(Path dir) {
    Exit.Procedure announced =
        (status, message) -> {
          LOG.error(words(dir, freeBytes(dir), message));
          // Whatever the shutdown hooks would flush has nowhere to go.
          Runtime.getRuntime().halt(status == 0 ? 1 : status);
        };
    Exit.setHaltProcedure(announced);
    Exit.setExitProcedure(announced);
  }

  static String words(Path dir, long freeBytes, @Nullable String message) {
    String why =
        freeBytes < FULL_BELOW_BYTES
            ? "the disk is full (%d MB are free)".formatted(freeBytes >> 20)
            : message == null ? "the lines above say why" : message;
    return "The broker in this process can no longer work in %s: %s. SkySentinel stops; nothing that the log accepted is lost."
        .formatted(dir, why);
  }

  private static long freeBytes(Path dir) {
    try {
      return Files.getFileStore(dir).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
