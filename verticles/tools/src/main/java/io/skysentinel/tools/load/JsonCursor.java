package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Walks over JSON bytes, value by value, making nothing but the short texts that it is asked for.
 */
final class JsonCursor {
  private static final String[] NAMES = {
    "type", "shard", "epoch", "seq", "t", "prev", "view", "address", "body", "shards"
  };

  private final ByteBuf in;
  private final int to;
  private int at;

  JsonCursor(ByteBuf in, int from, int to) {
    this.in = in;
    this.at = from;
    this.to = to;
  }

  /** Whether another member of this object comes; stands at its name then. */
  boolean startsMember() {
    skip(',');
    return peek() == '"';
  }

  /** Whether another object of this array comes; stands inside it then. */
  boolean startsObject() {
    skip(',');
    if (peek() != '{') {
      return false;
    }
    at++;
    return true;
  }

  /** A member's name and the colon behind it; the empty text for one that heads do not have. */
  String name() throws UnexpectedByteException {
    int start = openText();
    int end = closeText(start);
    expect(':');
    for (String name : NAMES) {
      if (isAt(name, start, end)) {
        return name;
      }
    }
    return "";
  }

  String text() throws UnexpectedByteException {
    int start = openText();
    int end = closeText(start);
    return in.toString(start, end - start, StandardCharsets.US_ASCII);
  }

  int textHash() throws UnexpectedByteException {
    int start = openText();
    return EpochHash.of(in, start, closeText(start));
  }

  long integer() throws UnexpectedByteException {
    boolean minus = peek() == '-';
    if (minus) {
      at++;
    }
    int start = at;
    long value = 0;
    while (at < to && in.getByte(at) >= '0' && in.getByte(at) <= '9') {
      value = value * 10 + in.getByte(at++) - '0';
    }
    if (at == start) {
      throw new UnexpectedByteException("a whole number should be here");
    }
    return minus ? -value : value;
  }

  /** Steps over a text, number or literal; false at anything larger, which is not stepped over. */
  boolean skipPlainValue() throws UnexpectedByteException {
    int first = peek();
    if (first == '{' || first == '[' || first < 0) {
      return false;
    }
    if (first == '"') {
      int unused = closeText(openText());
      return true;
    }
    while (at < to && ",]} \t\r\n".indexOf(in.getByte(at)) < 0) {
      at++;
    }
    return true;
  }

  void expect(char wanted) throws UnexpectedByteException {
    if (peek() != wanted) {
      throw new UnexpectedByteException("'" + wanted + "' should be here");
    }
    at++;
  }

  private void skip(char skipped) {
    if (peek() == skipped) {
      at++;
    }
  }

  /** The next byte that is no white space, -1 at the end; stands at it. */
  private int peek() {
    while (at < to) {
      byte next = in.getByte(at);
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next & 0xff;
      }
      at++;
    }
    return -1;
  }

  private int openText() throws UnexpectedByteException {
    expect('"');
    return at;
  }

  /** Finds the end of the text and steps behind it. */
  private int closeText(int start) throws UnexpectedByteException {
    for (int i = start; i < to; i++) {
      byte next = in.getByte(i);
      if (next == '"') {
        at = i + 1;
        return i;
      }
      if (next == '\\') {
        i++;
      }
    }
    throw new UnexpectedByteException("a text has no end");
  }

  private boolean isAt(String name, int start, int end) {
    if (end - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (in.getByte(start + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
