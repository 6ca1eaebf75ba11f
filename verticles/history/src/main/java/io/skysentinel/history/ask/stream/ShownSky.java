package io.skysentinel.history.ask.stream;

import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.SkyFrames;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.WireEncoding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client is shown: the sky of an instant as far as its view goes, and what it lacks. */
final class ShownSky {
  private static final double MS = 1000;

  final SkyFrames frames = new SkyFrames(new WireEncoding());
  private View view;
  private double t;
  private int epochs;

  /** Whether the sky is what the client last wished to see. */
  private boolean begun;

  private boolean snapshotIsDue;

  ShownSky(View view, double t) {
    this.view = view;
    this.t = t;
  }

  /** The client wishes to see something else; nothing more is told of what it sees now. */
  void wish(View newView, double newT) {
    view = newView;
    t = newT;
    begun = false;
    snapshotIsDue = false;
  }

  /** What the client wished to see is known: it is to be told as a whole. */
  void begin() {
    epochs++;
    frames.begin(String.format(Locale.ROOT, "past-%08d", epochs));
    begun = true;
    snapshotIsDue = true;
  }

  /** The sky is that of this instant. */
  void isOf(double instant) {
    t = instant;
  }

  boolean isBegun() {
    return begun;
  }

  /** Whether the client was told all of what it last wished to see. */
  boolean isTold() {
    return begun && !snapshotIsDue;
  }

  View view() {
    return view;
  }

  /** The instant, in Unix seconds. */
  double t() {
    return t;
  }

  /** The instant, in Unix milliseconds. */
  long tMs() {
    return Math.round(t * MS);
  }

  /** Whether the client has to be told all {@link #rows}; it then was. */
  boolean takeSnapshot() {
    boolean due = snapshotIsDue;
    snapshotIsDue = false;
    if (due) {
      frames.frame(tMs());
    }
    return due;
  }

  /** What has changed since the client was last told anything; {@code null} when nothing has. */
  @Nullable AppliedFrame takeFrame() {
    return isTold() ? frames.frame(tMs()) : null;
  }

  List<ShardSnapshot.Row> rows() {
    return frames.rows();
  }

  Stand stand() {
    return frames.stand();
  }
}
