package io.skysentinel.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.geo.Sphere;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

  @Test
  void knowsKennedyAndItsRunways() {
    Airport kennedy =
        ReferenceData.airports().stream()
            .filter(airport -> airport.ident().equals("KJFK"))
            .findFirst()
            .orElseThrow();
    assertThat(kennedy.size()).isEqualTo(Airport.Size.LARGE);
    assertThat(kennedy.country()).isEqualTo("US");
    assertThat(kennedy.runways()).hasSize(8);
    RunwayEnd end =
        kennedy.runways().stream().filter(r -> r.ident().equals("31L")).findFirst().orElseThrow();
    assertThat(end.headingDeg()).isCloseTo(301, within(1.0));
    assertThat(end.lengthM()).isCloseTo(14_511 * 0.3048, within(50.0));
  }

  @Test
  void everyRunwayBelongsToItsAirport() {
    assertThat(ReferenceData.airports())
        .hasSizeGreaterThan(5000)
        .allSatisfy(airport ->
            assertThat(airport.runways())
                .isNotEmpty()
                .allSatisfy(end ->
                    assertThat(Sphere.distanceM(end.threshold(), airport.position()))
                        .isLessThan(10_000)));
  }
}
