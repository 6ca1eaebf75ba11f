package io.skysentinel.history;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Updates of which it does not matter who told them. */
public final class ToldBy {
  private static final Source TEST = new Source("test", "test", Source.Mode.SIMULATED, null, 1.0);

  private ToldBy() {}

  public static List<Told> aTest(FlightState... states) {
    return aTest(Arrays.asList(states));
  }

  public static List<Told> aTest(Collection<FlightState> states) {
    return states.stream().map(state -> new Told(TEST, state)).toList();
  }
}
