package io.skysentinel.poller.feeds.recording;

import io.skysentinel.core.feed.replay.RecordedLine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording, read on workers. One at a time touches the reader: nobody asks before the future of
 * the last question is complete.
 */
final class AsyncRecording {
  private final Vertx vertx;
  private @Nullable RecordingReader reader;

  AsyncRecording(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The next lines of the file, the first ones after a close; none at its end. */
  Future<List<RecordedLine>> next(String file) {
    return vertx.executeBlocking(() -> read(file), false);
  }

  Future<Void> close() {
    return vertx.executeBlocking(
        () -> {
          RecordingReader open = reader;
          reader = null;
          if (open != null) {
            open.close();
          }
          return null;
        },
        false);
  }

  private List<RecordedLine> read(String file) throws IOException {
    RecordingReader open = reader;
    if (open == null) {
      open = RecordingReader.open(Path.of(file));
      reader = open;
    }
    return open.read();
  }
}
