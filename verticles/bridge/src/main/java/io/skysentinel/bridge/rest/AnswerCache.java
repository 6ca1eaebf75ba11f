package io.skysentinel.bridge.rest;

import io.skysentinel.core.live.Stand;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The answers to the questions that were asked last, for all event loops of the node: a thousand
 * pages that ask the same between two ticks cost one answer.
 */
final class AnswerCache {
  private static final int MOST = 64;

  /** An answer and what it was made of. */
  private record Made(Object version, Buffer body) {}

  private final Map<Object, Made> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Made> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The answer to a question.
   *
   * @param version of what it is made of; with another one it is made again
   */
  Buffer answer(Object question, Object version, Supplier<byte[]> maker) {
    synchronized (answers) {
      Made made = answers.get(question);
      if (made != null && made.version().equals(version)) {
        return made.body();
      }
    }
    // Outside of the lock: two loops may make the same at the same time, but none waits.
    Buffer body = Buffer.buffer(maker.get());
    synchronized (answers) {
      answers.put(question, new Made(version, body));
    }
    return body;
  }

  /** An entity tag that stands for these places of the shards. */
  static String tag(List<Stand> stands) {
    long hash = 0xcbf29ce484222325L;
    for (Stand stand : stands) {
      String text = stand.shard() + ":" + stand.epoch() + ":" + stand.seq() + ",";
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
    }
    return '"' + Long.toHexString(hash) + '"';
  }
}
