package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the units of what a source tells: the coarsest in which nearly all of a sample is whole.
 * What is not costs its eight bytes and nothing else, so that a wrong guess loses no digit.
 */
final class UnitChoice {
  private static final int SAMPLE = 1024;

  /**
   * One in so many may lie on no step: its eight bytes cost what finer steps would cost the rest.
   */
  private static final int EXCEPTIONS = 64;

  /** Three in four must be whole knots, since to change the form costs, too. */
  private static final double VECTORS = 0.75;

  private static final Unit[] TIMES = {
    Unit.ONE, Unit.TENTH, Unit.HUNDREDTH, Unit.THOUSANDTH, Unit.MILLIONTH
  };
  private static final Unit[] DEGREES = {
    Unit.TEN_THOUSANDTH, Unit.HUNDRED_THOUSANDTH, Unit.MILLIONTH, Unit.TEN_MILLIONTH, Unit.BILLIONTH
  };
  private static final Unit[] ALTITUDES = {
    Unit.QUARTER_OF_100_FEET, Unit.ONE, Unit.TENTH, Unit.HUNDREDTH, Unit.THOUSANDTH
  };
  private static final Unit[] VELOCITIES = {
    Unit.KNOT, Unit.TENTH_OF_KNOT, Unit.TENTH, Unit.HUNDREDTH, Unit.THOUSANDTH
  };
  private static final Unit[] HEADINGS = {
    Unit.ONE, Unit.TENTH, Unit.HUNDREDTH, Unit.THOUSANDTH, Unit.MILLIONTH
  };
  private static final Unit[] RATES = {
    Unit.RATE_TO_CENTIMETRES, Unit.RATE_TO_MILLIMETRES, Unit.TENTH, Unit.HUNDREDTH, Unit.THOUSANDTH
  };
  private static final VectorForm[] VECTOR_FORMS = {
    VectorForm.OPENSKY, VectorForm.READSB, VectorForm.DUMP1090
  };

  private UnitChoice() {}

  /** The units for these states, all of one source. */
  static SourceUnits of(List<FlightState> states) {
    int every = Math.max(1, states.size() / SAMPLE);
    FlightState[] sample = new FlightState[(states.size() + every - 1) / every];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = states.get(i * every);
    }
    Unit[] units = new Unit[Column.COUNT];
    for (int column = 0; column < Column.COUNT; column++) {
      units[column] = coarsest(candidates(column), sample, column);
    }
    // One unit for both times, the finer: units are listed from the coarsest decimal on.
    Unit contact = units[Column.CONTACT];
    Unit position = units[Column.POSITION_TIME];
    units[Column.CONTACT] = contact.compareTo(position) >= 0 ? contact : position;
    return new SourceUnits(units, vector(sample));
  }

  private static Unit[] candidates(int column) {
    return switch (column) {
      case Column.CONTACT, Column.POSITION_TIME -> TIMES;
      case Column.LAT, Column.LON -> DEGREES;
      case Column.ALTITUDE, Column.GEO_ALTITUDE -> ALTITUDES;
      case Column.VELOCITY -> VELOCITIES;
      case Column.HEADING -> HEADINGS;
      default -> RATES;
    };
  }

  private static Unit coarsest(Unit[] candidates, FlightState[] sample, int column) {
    double[] known =
        Arrays.stream(sample)
            .mapToDouble(state -> Column.of(state, column))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    int most = known.length / EXCEPTIONS;
    for (Unit unit : candidates) {
      if (misses(unit, known, most) <= most) {
        return unit;
      }
    }
    // None serves nearly all: the one that serves most.
    Unit best = candidates[0];
    int fewest = Integer.MAX_VALUE;
    for (Unit unit : candidates) {
      int misses = misses(unit, known, known.length);
      if (misses < fewest) {
        best = unit;
        fewest = misses;
      }
    }
    return best;
  }

  /** How many of the values lie on no step; no more than one too many are counted. */
  private static int misses(Unit unit, double[] values, int most) {
    int misses = 0;
    for (int i = 0; i < values.length && misses <= most; i++) {
      misses += unit.codeOf(values[i]) == Unit.NONE ? 1 : 0;
    }
    return misses;
  }

  private static VectorForm vector(FlightState[] sample) {
    for (VectorForm form : VECTOR_FORMS) {
      int known = 0;
      int hits = 0;
      for (FlightState state : sample) {
        if (!Double.isNaN(state.velocityMps()) && !Double.isNaN(state.headingDeg())) {
          known++;
          long code = form.codeOf(state.velocityMps(), state.headingDeg());
          hits += code == VectorForm.NO_CODE ? 0 : 1;
        }
      }
      if (hits > 0 && hits >= known * VECTORS) {
        return form;
      }
    }
    return VectorForm.NONE;
  }
}
