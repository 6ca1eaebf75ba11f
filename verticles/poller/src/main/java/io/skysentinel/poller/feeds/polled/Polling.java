package io.skysentinel.poller.feeds.polled;

import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.poller.feeds.FeedConfig;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** What differs between the feeds that are polled; {@link PollLoop} does the rest. */
public interface Polling {

  /**
   * One question to the source.
   *
   * @param source what its states will say of where they come from
   * @param host who is asked, for messages
   * @param where what is asked for, for the rejects
   */
  record Question(Source source, String host, String where, Supplier<Future<byte[]>> ask) {}

  /** The questions of the next round, with the settings of now. */
  List<Question> round();

  /** Understands an answer. Called on a worker thread, so it touches nothing that changes. */
  ParsedAnswer parse(byte[] body, String where, long receivedAtMs) throws MalformedAnswerException;

  /**
   * The wait from {@code nowMs} to the next round, after one that went well.
   *
   * @param sinceStartMs how long ago the last round began
   */
  long delayMs(long nowMs, long sinceStartMs);

  /** Takes new settings; false when they are of another kind of feed. */
  boolean reconfigure(FeedConfig settings);
}
