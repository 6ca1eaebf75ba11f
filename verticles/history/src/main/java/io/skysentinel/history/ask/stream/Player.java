package io.skysentinel.history.ask.stream;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.live.View;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.history.read.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows one client the past: what has to be asked for that, one question at a time, and what the
 * client has to be told. Forwards at moderate speed it reads ahead what was heard, so that each
 * update is told; faster, or backwards, it looks at the sky of one instant after the other.
 *
 * <p>Times are as {@link Playback} has them. Not for several threads at once.
 */
final class Player {
  /** Faster than that, one look at the sky costs less than all updates in between. */
  static final double FASTEST_READ = 20;

  /** From one look at the sky to the next. */
  static final long LOOK_MS = 250;

  /** How long what is read ahead should last. */
  private static final double AHEAD_SECONDS = 4;

  final ShownSky shown;
  private final PlayedSky sky;
  private final ReadAhead reading = new ReadAhead();
  private final KnownSpan known = new KnownSpan();
  private final Playback playback;
  private long lookedMs = Long.MIN_VALUE / 2;
  private int wish;

  /** Whether the sky is that of a moment ago, so that it can be led on from there. */
  private boolean current;

  private boolean stateIsDue;

  Player(View view, double from, double speed) {
    this.shown = new ShownSky(view, from);
    this.sky = new PlayedSky(shown.frames);
    this.playback = new Playback(from, speed);
  }

  // ---- what the client wants

  void play(double speed, long nowMs) {
    playback.play(speed, nowMs);
    current = false;
    stateIsDue = true;
  }

  void pause() {
    playback.pauseAt(shown.t());
    stateIsDue = true;
  }

  void seek(double t) {
    Span span = known.span();
    if (span != null && t > span.to()) {
      known.doubt();
    }
    wish(shown.view(), t);
  }

  void watch(View view) {
    wish(view, shown.t());
  }

  private void wish(View view, double t) {
    playback.holdAt(t);
    shown.wish(view, t);
    wish++;
    stateIsDue = true;
  }

  // ---- what has to be asked

  /** What has to be asked now, if nothing else is being asked; {@code null} for nothing. */
  @Nullable PastQuestion next(long nowMs) {
    double t = playback.at(nowMs);
    boolean plays = playback.isPlaying();
    double soon = plays ? Math.max(0, playback.speed()) : 0;
    if ((plays || !shown.isBegun()) && known.isDue(t + soon, nowMs)) {
      known.ask(nowMs);
      return new PastQuestion.OfSpan();
    }
    if (!shown.isBegun()) {
      return new PastQuestion.OfSky(wish, known.within(t));
    }
    Span span = known.span();
    if (span == null || (!plays && current)) {
      return null;
    }
    return plays && current && reads()
        ? more(t, Math.nextUp(span.to()))
        : look(known.within(t), nowMs);
  }

  private @Nullable PastQuestion look(double t, long nowMs) {
    if (nowMs - lookedMs < LOOK_MS || (current && t == shown.t())) {
      return null;
    }
    lookedMs = nowMs;
    return new PastQuestion.OfSky(wish, t);
  }

  private @Nullable PastQuestion more(double t, double end) {
    double from = Math.nextUp(sky.knownTo());
    boolean isFarAhead = from > t + AHEAD_SECONDS * playback.speed();
    return from >= end || isFarAhead || reading.isFull(sky.ahead())
        ? null
        : new PastQuestion.OfUpdates(wish, from, Math.min(end, from + reading.seconds()));
  }

  private boolean reads() {
    return playback.speed() > 0 && playback.speed() <= FASTEST_READ;
  }

  // ---- what is answered

  void spanIs(Optional<Span> span, long nowMs) {
    boolean isFirst = known.span() == null;
    known.is(span);
    if (isFirst && shown.isBegun() && span.isPresent()) {
      // What is shown may lie long before.
      current = false;
      playback.release(nowMs);
    }
  }

  void skyIs(PastQuestion.OfSky asked, List<Sighting> sightings, long nowMs) {
    if (asked.wish() != wish) {
      return;
    }
    boolean begins = !shown.isBegun();
    if (begins) {
      shown.begin();
      stateIsDue |= asked.t() != playback.at(nowMs);
    }
    if (begins || reads()) {
      // What the client sees from now on is this instant.
      playback.moveTo(asked.t(), nowMs);
    }
    if (known.span() != null) {
      playback.release(nowMs);
    }
    sky.begin(asked.t(), sightings.stream().map(Sighting::last).toList(), shown.view());
    shown.isOf(asked.t());
    current = true;
  }

  void updatesAre(PastQuestion.OfUpdates asked, List<Told> updates) {
    // A look at the sky in the meantime began anew elsewhere.
    if (asked.wish() == wish && asked.from() == Math.nextUp(sky.knownTo())) {
      reading.got(updates.size());
      sky.add(updates, Math.nextDown(asked.to()));
    }
  }

  // ---- what the client is told

  /** Time went by. */
  void advance(long nowMs) {
    Span span = known.span();
    if (!shown.isBegun() || span == null) {
      return;
    }
    boolean didRead = reads();
    if (playback.keepWithin(span, nowMs)) {
      stateIsDue = true;
      // What was looked at last lies before the end that is reached; what is read leads up to it.
      current &= didRead;
    }
    if (playback.isPlaying() && current && reads()) {
      double t = playback.at(nowMs);
      if (t > sky.knownTo()) {
        // What is heard until then is on its way.
        t = sky.knownTo();
        playback.moveTo(t, nowMs);
      }
      sky.advanceTo(t, shown.view());
      shown.isOf(t);
    }
  }

  /** Whether the client has to be told how it plays; it then was. */
  boolean takeState() {
    boolean due = stateIsDue;
    stateIsDue = false;
    return due;
  }

  double speed() {
    return playback.speed();
  }

  boolean isPlaying() {
    return playback.isPlaying();
  }

  /** How many updates are kept for it. */
  int size() {
    return sky.size();
  }
}
