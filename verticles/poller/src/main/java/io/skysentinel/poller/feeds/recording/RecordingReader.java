package io.skysentinel.poller.feeds.recording;

import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.replay.RecordedLine;
import io.skysentinel.core.feed.replay.RecordingParser;
import io.skysentinel.core.feed.sbs.LineSplitter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a recording, plain or gzip, a little at a time. Blocks, so it belongs on a worker. */
final class RecordingReader implements AutoCloseable {
  /** How much is read ahead; a recorded answer of the whole world is more, and comes alone. */
  private static final int ENOUGH_STATES = 2_000;

  private static final int CHUNK_BYTES = 64 * 1024;

  /** A recorded answer of the whole world has 2 MB. */
  private static final int MAX_LINE_BYTES = 64 * 1024 * 1024;

  private static final int KEPT_OF_OVERLONG = 4096;

  private final String name;
  private final InputStream in;
  private final RecordingParser parser = new RecordingParser();
  private final LineSplitter splitter = new LineSplitter(MAX_LINE_BYTES);
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private List<RecordedLine> ahead = new ArrayList<>();
  private int statesAhead;
  private long lineNumber;
  private boolean ended;
  private @Nullable IOException broken;

  private RecordingReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  static RecordingReader open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), CHUNK_BYTES);
    try {
      return new RecordingReader(
          String.valueOf(file.getFileName()),
          isGzip(raw) ? new GZIPInputStream(raw, CHUNK_BYTES) : raw);
    } catch (IOException unreadable) {
      raw.close();
      throw unreadable;
    }
  }

  /** The next lines that hold anything; none at the end. */
  List<RecordedLine> read() throws IOException {
    if (broken != null) {
      throw broken;
    }
    while (!ended && broken == null && statesAhead < ENOUGH_STATES) {
      readChunk();
    }
    List<RecordedLine> lines = ahead;
    ahead = new ArrayList<>();
    statesAhead = 0;
    if (lines.isEmpty() && broken != null) {
      throw broken;
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void readChunk() {
    try {
      int length = in.read(chunk);
      ended = length < 0;
      // The last line may lack its line feed.
      byte[] bytes = ended ? new byte[] {'\n'} : Arrays.copyOf(chunk, length);
      splitter.accept(bytes, this::line, this::overlong);
    } catch (IOException breaksOff) {
      // What was read before it is good, and is played first.
      broken = breaksOff;
    }
  }

  private void line(byte[] line) {
    RecordedLine understood = parser.parse(line, nextWhere());
    if (understood.kind() != RecordedLine.LineKind.BLANK) {
      add(understood);
    }
  }

  private void overlong(byte[] start) {
    byte[] kept = Arrays.copyOf(start, KEPT_OF_OVERLONG);
    String detail = "longer than the " + MAX_LINE_BYTES + " bytes that a line may have";
    Reject reject = new Reject(RejectReason.TOO_LARGE, nextWhere(), detail, kept);
    ParsedAnswer answer = new ParsedAnswer(List.of(), List.of(reject));
    add(new RecordedLine(RecordedLine.LineKind.BROKEN, answer));
  }

  private void add(RecordedLine line) {
    ahead.add(line);
    statesAhead += line.answer().states().size() + line.answer().rejects().size();
  }

  private String nextWhere() {
    return "line " + ++lineNumber + " of " + name;
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }
}
