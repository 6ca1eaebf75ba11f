package io.skysentinel.simulator.fleet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Hands out aircraft whose addresses no other aircraft in the sky has. */
public final class AddressRegister {
  /** Odd, so that it visits a whole block whose size is a power of two, and looks like chance. */
  private static final int STRIDE = 0x2545F491;

  private final Map<String, Block> blocks = new HashMap<>();
  private final BitSet inUse = new BitSet(1 << 24);

  /** A new aircraft of the country with that ISO code. */
  public Airframe register(AircraftType type, String iso) {
    Country country = Country.of(iso);
    Block block = blocks.computeIfAbsent(country.iso(), key -> new Block(country));
    int address = block.next(inUse);
    if (address < 0) {
      // The block of a small country is full; the largest takes the rest.
      return register(type, Country.UNITED_STATES.iso());
    }
    inUse.set(address);
    String hex = String.format(Locale.ROOT, "%06x", address);
    int serial = address - block.country.firstAddress();
    return new Airframe(
        hex, block.country.registrationOf(serial), block.country.name(), type, address);
  }

  /** Its flight is over; much later another may get the address. */
  public void release(Airframe airframe) {
    inUse.clear(airframe.address());
  }

  private static final class Block {
    final Country country;
    private int serial;

    Block(Country country) {
      this.country = country;
    }

    int next(BitSet inUse) {
      for (int tries = 0; tries < country.addresses(); tries++) {
        serial++;
        int address = country.firstAddress() + ((serial * STRIDE) & (country.addresses() - 1));
        if (!inUse.get(address)) {
          return address;
        }
      }
      return -1;
    }
  }
}
