package io.skysentinel.core.feed.sbs;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import java.util.function.Consumer;

/** What one line came to. */
public sealed interface SbsResult {

  /** The only {@link Nothing} there is. */
  SbsResult NOTHING = new Nothing();

  /** Gives what there is to the one whom it concerns. */
  void handTo(Consumer<FlightState> heard, Consumer<Reject> refused);

  /** A heartbeat, a record of another kind, or a message that told nothing new. */
  record Nothing() implements SbsResult {
    @Override
    public void handTo(Consumer<FlightState> heard, Consumer<Reject> refused) {}
  }

  /** What is known of the aircraft after this line. */
  record Heard(FlightState state) implements SbsResult {
    @Override
    public void handTo(Consumer<FlightState> heard, Consumer<Reject> refused) {
      heard.accept(state);
    }
  }

  /** A line that could not be understood; what was known stays as it was. */
  record Refused(Reject reject) implements SbsResult {
    @Override
    public void handTo(Consumer<FlightState> heard, Consumer<Reject> refused) {
      refused.accept(reject);
    }
  }
}
