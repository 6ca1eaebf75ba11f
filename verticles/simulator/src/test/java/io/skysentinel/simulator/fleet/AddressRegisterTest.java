package io.skysentinel.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AddressRegisterTest {
  private final AircraftType type =
      AircraftTypes.choose(AircraftType.Use.AIRLINE, 1000, 3000, new SplittableRandom(1));

  @Test
  void neverGivesOneAddressToTwo() {
    AddressRegister register = new AddressRegister();
    Set<String> seen = new HashSet<>();
    // More than Ireland has: the rest is registered elsewhere.
    for (int i = 0; i < 5000; i++) {
      assertThat(seen.add(register.register(type, "IE").icao24())).isTrue();
    }
    assertThat(seen.stream().filter(icao24 -> icao24.startsWith("4ca"))).hasSize(4096);
  }

  @Test
  void givesAReleasedAddressAgainOnlyAfterAllOthers() {
    AddressRegister register = new AddressRegister();
    Airframe first = register.register(type, "IE");
    register.release(first);
    for (int i = 1; i < 4096; i++) {
      assertThat(register.register(type, "IE").icao24()).isNotEqualTo(first.icao24());
    }
    assertThat(register.register(type, "IE").icao24()).isEqualTo(first.icao24());
  }

  @Test
  void blocksOfCountriesDoNotOverlap() {
    Set<Integer> taken = new HashSet<>();
    for (Country country : Country.ALL) {
      for (int block = 0; block < country.addresses(); block += 1 << 10) {
        assertThat(taken.add(country.firstAddress() + block)).as(country.name()).isTrue();
      }
      assertThat(country.firstAddress() % country.addresses()).as(country.name()).isZero();
    }
  }

  @Test
  void writesRegistrationsInTheCountrysStyle() {
    assertThat(Country.of("US").registrationOf(0)).isEqualTo("N111AA");
    assertThat(Country.of("GB").registrationOf(25)).isEqualTo("G-AABB");
    assertThat(Country.of("XX")).isEqualTo(Country.UNITED_STATES);
  }
}
