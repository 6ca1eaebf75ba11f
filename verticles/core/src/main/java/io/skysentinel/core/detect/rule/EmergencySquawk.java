package io.skysentinel.core.detect.rule;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 7500, 7600 or 7700, held long enough not to be passed while turning a knob, or that the aircraft
 * declares the same beside its code, as ADS-B can and readsb passes on.
 */
public final class EmergencySquawk implements Rule {
  /** Readsb's words for what no code says. */
  private static final String LITTLE_FUEL = "minfuel";

  private static final String DOWN = "downed";

  private final Episode episode = new Episode(AnomalyKind.EMERGENCY_SQUAWK);
  private @Nullable String code;
  private double sinceUnix;
  private int reports;
  private double goneUnix = Double.NaN;

  /**
   * Limits of the rule.
   *
   * @param enabled whether it says anything
   * @param holdS for how long the code has to be seen: turning a rotary knob through an emergency
   *     code takes a second or two; two reports are asked for besides, since one may be garbled
   * @param goneS for how long another code has to be seen until it is over
   */
  public record Thresholds(boolean enabled, double holdS, double goneS) {
    public static final Thresholds DEFAULT = new Thresholds(true, 4, 10);
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.emergencySquawk().enabled();
  }

  @Override
  public void look(Moment moment) {
    FlightState state = moment.track().last();
    String now = emergency(state);
    if (now == null) {
      // A feed that knows no code now says nothing about it.
      if (state.squawk() != null) {
        gone(moment);
      }
      return;
    }
    goneUnix = Double.NaN;
    if (code == null && episode.isOpen()) {
      code = now; // resumed
      sinceUnix = episode.startUnix();
    }
    if (!now.equals(code)) {
      if (episode.isOpen()) {
        episode.over(moment, moment.unix());
      }
      code = now;
      sinceUnix = moment.unix();
      reports = 0;
    }
    reports++;
    double held = moment.unix() - sinceUnix;
    boolean isHeld = reports >= 2 && held >= moment.thresholds().emergencySquawk().holdS();
    if (isHeld || episode.isOpen()) {
      episode.found(moment, sinceUnix, finding(state, now, held, moment.track().onGround()));
    }
  }

  private void gone(Moment moment) {
    if (!episode.isOpen()) {
      code = null;
      return;
    }
    if (Double.isNaN(goneUnix)) {
      goneUnix = moment.unix();
    } else if (moment.unix() - goneUnix >= moment.thresholds().emergencySquawk().goneS()) {
      episode.over(moment, goneUnix);
      code = null;
    }
  }

  private static Finding finding(FlightState state, String code, double held, boolean onGround) {
    boolean bySquawk = code.equals(state.squawk());
    return new Finding(
        onGround ? Severity.LOW : severity(code),
        0.98,
        (bySquawk ? "Squawks " + code : "Declares an emergency")
            + (": " + meaning(code) + (onGround ? ", on the ground." : ".")),
        bySquawk
            ? Evidence.of("squawk", code)
            : Evidence.of("emergency", Objects.requireNonNull(state.emergency())),
        Evidence.of("held_s", held));
  }

  /** On the ground it is mostly a test of the transponder, or an emergency that ended well. */
  private static Severity severity(String code) {
    return code.equals("7600") || code.equals(LITTLE_FUEL) ? Severity.MEDIUM : Severity.HIGH;
  }

  private static String meaning(String code) {
    return switch (code) {
      case "7500" -> "unlawful interference";
      case "7600" -> "radio failure";
      case LITTLE_FUEL -> "little fuel is left";
      case DOWN -> "the aircraft is down";
      default -> "general emergency";
    };
  }

  /** The code, or the code that says what is declared; null where all is well. */
  private static @Nullable String emergency(FlightState state) {
    String squawk = state.squawk();
    if ("7500".equals(squawk) || "7600".equals(squawk) || "7700".equals(squawk)) {
      return squawk;
    }
    String declared = state.emergency();
    if (declared == null) {
      return null;
    }
    return switch (declared) {
      case "unlawful" -> "7500";
      case "nordo" -> "7600";
      case "general" -> "7700";
      case LITTLE_FUEL, DOWN -> declared;
      default -> null; // a medical flight has priority and is no emergency
    };
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
