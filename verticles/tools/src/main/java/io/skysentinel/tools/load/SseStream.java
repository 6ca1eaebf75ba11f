package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events, each with its data in one line as JSON is; in HTTP's chunks or without. Other
 * fields than the data are stepped over.
 */
final class SseStream implements ByteStream {
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

  private final ByteStream.Parts messages;
  private final boolean chunked;

  /** How many bytes of the chunk are left; below 0 its size is being read. */
  private long chunkLeft = -1;

  private long chunkSize;
  private boolean inSize = true;
  private boolean sizeSeen;

  /** How many bytes of this line agree with "data:"; all of them: the line is data. */
  private int matched;

  private boolean otherField;

  SseStream(ByteStream.Parts messages, boolean chunked) {
    this.messages = messages;
    this.chunked = chunked;
  }

  @Override
  public void read(ByteBuf in) throws UnexpectedByteException {
    if (!chunked) {
      lines(in, in.writerIndex());
    }
    while (in.isReadable()) {
      if (inSize) {
        size(in.readByte());
      } else {
        int size = (int) Math.min(chunkLeft, in.readableBytes());
        lines(in, in.readerIndex() + size);
        chunkLeft -= size;
        inSize = chunkLeft == 0;
      }
    }
  }

  /** A chunk begins with its size in hexadecimal and a line end; the one before ended with one. */
  private void size(byte next) throws UnexpectedByteException {
    int digit = Character.digit(next, 16);
    if (digit >= 0) {
      chunkSize = chunkSize << 4 | digit;
      sizeSeen = true;
      if (chunkSize > Integer.MAX_VALUE) {
        throw new UnexpectedByteException("a chunk of 2 GiB or more");
      }
    } else if (next == '\n' && sizeSeen) {
      chunkLeft = chunkSize;
      inSize = chunkLeft == 0;
      chunkSize = 0;
      sizeSeen = false;
    } else if (next != '\r' && next != '\n') {
      throw new UnexpectedByteException("a chunk without a size");
    }
  }

  private void lines(ByteBuf in, int to) {
    while (in.readerIndex() < to) {
      if (matched == DATA.length) {
        data(in, to);
      } else if (otherField) {
        otherField = !skipLine(in, to);
      } else {
        field(in.readByte());
      }
    }
  }

  private void field(byte next) {
    if (next == DATA[matched]) {
      matched++;
    } else if (next == '\n') {
      matched = 0;
    } else {
      otherField = true;
      matched = 0;
    }
  }

  private void data(ByteBuf in, int to) {
    int from = in.readerIndex();
    int end = in.indexOf(from, to, (byte) '\n');
    boolean last = end >= 0;
    in.readerIndex(last ? end + 1 : to);
    messages.part(in, from, last ? end : to, last);
    if (last) {
      matched = 0;
    }
  }

  private static boolean skipLine(ByteBuf in, int to) {
    int end = in.indexOf(in.readerIndex(), to, (byte) '\n');
    in.readerIndex(end >= 0 ? end + 1 : to);
    return end >= 0;
  }
}
