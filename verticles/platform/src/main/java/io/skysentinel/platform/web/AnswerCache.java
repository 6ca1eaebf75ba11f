package io.skysentinel.platform.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the questions that were asked last, for all event loops of the node: a thousand
 * pages that ask the same between two ticks cost one answer, and its memory once.
 */
final class AnswerCache {
  private static final int MOST = 64;
  private static final long USUAL_BYTES = 32L * 1024 * 1024;

  /** An answer and what it was made of. */
  private record Made(Object version, ByteBuf body) {}

  /** The one that was asked for longest ago comes first. */
  private final Map<Object, Made> answers = new LinkedHashMap<>(16, 0.75f, true);

  private final long maxBytes;
  private long bytes;

  AnswerCache() {
    this(USUAL_BYTES);
  }

  /**
   * @param maxBytes how much is kept; what is larger alone is made anew for everybody
   */
  AnswerCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The answer to a question, if it is known; the caller's to release.
   *
   * @param version of what it has to be made of
   */
  @Nullable ByteBuf known(Object question, Object version) {
    synchronized (answers) {
      Made made = answers.get(question);
      return made != null && made.version().equals(version) ? made.body().retain() : null;
    }
  }

  /** Keeps an answer for who asks the same, and returns it; the caller's to release. */
  ByteBuf keep(Object question, Object version, byte[] json) {
    ByteBuf body = Unpooled.directBuffer(json.length, json.length).writeBytes(json);
    synchronized (answers) {
      drop(answers.put(question, new Made(version, body.retain())));
      bytes += json.length;
      dropTheOldest();
    }
    return body;
  }

  /** Lets go of all of them. */
  void clear() {
    synchronized (answers) {
      answers.values().forEach(this::drop);
      answers.clear();
    }
  }

  private void dropTheOldest() {
    Iterator<Made> oldest = answers.values().iterator();
    while (answers.size() > MOST || bytes > maxBytes) {
      Made made = oldest.next();
      oldest.remove();
      drop(made);
    }
  }

  private void drop(@Nullable Made made) {
    if (made != null) {
      bytes -= made.body().readableBytes();
      made.body().release();
    }
  }
}
