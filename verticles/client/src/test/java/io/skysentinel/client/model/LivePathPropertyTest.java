package io.skysentinel.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Flight;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The promise of the whole path: whatever happens on the way, every client ends with exactly what
 * the caches hold, and the caches hold exactly what the log says.
 */
class LivePathPropertyTest {
  private static final int STEPS = 600;

  @Property(tries = 400)
  void everyClientEndsEqualToTheCaches(@ForAll long seed) {
    ModelWorld world = new ModelWorld(seed);

    world.live(STEPS);
    world.settle();

    Map<String, Flight> cached = world.cached();
    assertThat(cached).isEqualTo(world.logged());
    for (ModelClient client : world.clients()) {
      Map<String, Flight> shown = new HashMap<>(cached);
      shown.values().removeIf(flight -> !client.view().shows(flight.state()));
      shown.replaceAll((icao24, flight) -> client.shown(flight));
      assertThat(client.flights()).as("view %s", client.view()).isEqualTo(shown);
    }
  }
}
