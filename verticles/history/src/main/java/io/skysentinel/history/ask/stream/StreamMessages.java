package io.skysentinel.history.ask.stream;

import io.skysentinel.core.live.View;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.socket.FrameReader;
import io.skysentinel.platform.socket.MessageLimits;
import io.skysentinel.platform.time.Budget;
import io.skysentinel.platform.web.BadRequestException;

/** Does what one client says while it is shown the past. */
final class StreamMessages implements FrameReader.Listener, StreamRequestReader.Handler {
  static final MessageLimits LIMITS = new MessageLimits(20, 4096);

  private static final String BAD_MESSAGE = "bad_message";

  /** Who never gets one right is a program gone wild. */
  private static final int MAX_BAD_IN_A_ROW = 10;

  private final PastStream stream;
  private final Player player;
  private final StreamMetrics metrics;
  private final Budget budget;
  private int bad;

  StreamMessages(PastStream stream, StreamMetrics metrics) {
    this.stream = stream;
    this.player = stream.player;
    this.metrics = metrics;
    this.budget = new Budget(LIMITS.perSecond(), stream.now());
  }

  @Override
  public void heard() {
    stream.heard();
  }

  @Override
  public boolean admitsMessage() {
    return budget.take(stream.now(), LIMITS.perSecond(), LIMITS.perSecond());
  }

  @Override
  public void message(String text) {
    if (stream.hasLeft()) {
      return;
    }
    try {
      // What it is about is the sky of now.
      player.advance(stream.now());
      StreamRequestReader.read(text, this);
      bad = 0;
      stream.goOn();
    } catch (BadRequestException e) {
      metrics.refused(BAD_MESSAGE);
      stream.output.error(BAD_MESSAGE, String.valueOf(e.getMessage()));
      bad++;
      if (bad >= MAX_BAD_IN_A_ROW) {
        stream.expel(CloseReason.TOO_MANY_MESSAGES);
      }
    }
  }

  @Override
  public void refused(CloseReason why) {
    boolean isMalformed = why == CloseReason.BINARY || why == CloseReason.NOT_UTF8;
    stream.output.error(isMalformed ? BAD_MESSAGE : why.label(), why.explanation(LIMITS));
    stream.expel(why);
  }

  @Override
  public void play() {
    play(player.speed());
  }

  @Override
  public void play(double speed) {
    ifKnown(() -> player.play(speed, stream.now()));
  }

  @Override
  public void pause() {
    ifKnown(player::pause);
  }

  @Override
  public void seek(double t) {
    ifKnown(() -> player.seek(t));
  }

  @Override
  public void watch(View view) {
    ifKnown(() -> player.watch(view));
  }

  /** Who has not said who it is, where that is asked, is sent away for wishing anything. */
  private void ifKnown(Runnable wish) {
    if (stream.pass.isKnown()) {
      wish.run();
    } else {
      stream.expel(CloseReason.NOT_KNOWN);
    }
  }

  @Override
  public void show(String token) {
    stream.deny(stream.pass.show(token));
  }
}
