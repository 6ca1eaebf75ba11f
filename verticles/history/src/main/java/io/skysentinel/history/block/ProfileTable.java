package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a block, each once, numbered as they come. They are written by fields, each as
 * the difference to the profile before: those of one aircraft, and texts that come together, lie
 * side by side.
 */
final class ProfileTable {
  private static final int FIELDS = 15;
  private static final int ON_GROUND = 1;
  private static final int SPI = 2;

  private final Map<Profile, Integer> numbers = new HashMap<>();
  private final List<Profile> profiles = new ArrayList<>();
  private @Nullable Profile last;
  private int lastNumber;

  int number(int source, int shape, FlightState state) {
    if (last == null || !last.isOf(source, shape, state)) {
      Profile profile = Profile.of(source, shape, state);
      Integer number = numbers.putIfAbsent(profile, profiles.size());
      if (number == null) {
        number = profiles.size();
        profiles.add(profile);
      }
      last = profiles.get(number);
      lastNumber = number;
    }
    return lastNumber;
  }

  void writeTo(ColumnWriter out, TextTable texts) {
    out.unsigned(profiles.size());
    field(out, Profile::source);
    field(out, Profile::shape);
    field(out, profile -> (profile.onGround() ? ON_GROUND : 0) | (profile.spi() ? SPI : 0));
    field(out, Profile::category);
    field(out, Profile::positionSource);
    field(out, Profile::nic);
    field(out, Profile::nacP);
    field(out, profile -> texts.number(profile.callsign()));
    field(out, profile -> texts.number(profile.squawk()));
    field(out, profile -> texts.number(profile.originCountry()));
    field(out, profile -> texts.number(profile.registration()));
    field(out, profile -> texts.number(profile.aircraftType()));
    field(out, profile -> texts.number(profile.origin()));
    field(out, profile -> texts.number(profile.destination()));
    field(out, profile -> texts.number(profile.emergency()));
  }

  private void field(ColumnWriter out, ToLongFunction<Profile> field) {
    long before = 0;
    for (Profile profile : profiles) {
      long value = field.applyAsLong(profile);
      out.signed(value - before);
      before = value;
    }
  }

  static Profile[] read(ColumnReader in, int rows, int sources, String[] texts)
      throws BadBlockException {
    int count = in.count(FIELDS);
    if (count > rows) {
      throw new BadBlockException("it has more profiles than rows");
    }
    long[][] fields = new long[FIELDS][count];
    for (long[] field : fields) {
      long value = 0;
      for (int i = 0; i < count; i++) {
        value += in.signed();
        field[i] = value;
      }
    }
    Profile[] profiles = new Profile[count];
    for (int i = 0; i < count; i++) {
      profiles[i] = profile(fields, i, sources, texts);
    }
    return profiles;
  }

  private static Profile profile(long[][] fields, int i, int sources, String[] texts)
      throws BadBlockException {
    long source = fields[0][i];
    int shape = (int) fields[1][i];
    if (source < 0 || source >= sources || shape != fields[1][i] || !Shape.isSound(shape)) {
      throw new BadBlockException("a profile has a source or a shape that there is not");
    }
    return new Profile(
        (int) source,
        shape,
        (fields[2][i] & ON_GROUND) != 0,
        (fields[2][i] & SPI) != 0,
        (int) fields[3][i],
        (int) fields[4][i],
        (int) fields[5][i],
        (int) fields[6][i],
        text(texts, fields[7][i]),
        text(texts, fields[8][i]),
        text(texts, fields[9][i]),
        text(texts, fields[10][i]),
        text(texts, fields[11][i]),
        text(texts, fields[12][i]),
        text(texts, fields[13][i]),
        text(texts, fields[14][i]));
  }

  private static @Nullable String text(String[] texts, long number) throws BadBlockException {
    if (number < 0 || number > texts.length) {
      throw new BadBlockException("a profile has a text that there is not");
    }
    return number == 0 ? null : texts[(int) number - 1];
  }
}
