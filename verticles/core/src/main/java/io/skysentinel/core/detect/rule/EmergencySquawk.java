package io.skysentinel.core.detect.rule;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import org.jspecify.annotations.Nullable;

/** 7500, 7600 or 7700, held long enough not to be passed while turning a knob. */
public final class EmergencySquawk implements Rule {
  private final Episode episode = new Episode(AnomalyKind.EMERGENCY_SQUAWK);
  private @Nullable String code;
  private double sinceUnix;
  private int reports;
  private double goneUnix = Double.NaN;

  /**
   * Limits of the rule.
   *
   * @param holdS for how long the code has to be seen: turning a rotary knob through an emergency
   *     code takes a second or two; two reports are asked for besides, since one may be garbled
   * @param goneS for how long another code has to be seen until it is over
   */
  public record Thresholds(double holdS, double goneS) {
    public static final Thresholds DEFAULT = new Thresholds(4, 10);
  }

  @Override
  public void look(Moment moment) {
    FlightState state = moment.track().last();
    String now = emergency(state.squawk());
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
      episode.found(moment, sinceUnix, finding(now, held, moment.track().onGround()));
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

  private static Finding finding(String code, double held, boolean onGround) {
    String meaning =
        switch (code) {
          case "7500" -> "unlawful interference";
          case "7600" -> "radio failure";
          default -> "general emergency";
        };
    // On the ground it is mostly a test of the transponder, or an emergency that ended well.
    Severity severity =
        onGround ? Severity.LOW : code.equals("7600") ? Severity.MEDIUM : Severity.HIGH;
    return new Finding(
        severity,
        0.98,
        "Squawks " + code + ": " + meaning + (onGround ? ", on the ground." : "."),
        Evidence.of("squawk", code),
        Evidence.of("held_s", held));
  }

  private static @Nullable String emergency(@Nullable String squawk) {
    if (squawk == null) {
      return null;
    }
    return switch (squawk) {
      case "7500", "7600", "7700" -> squawk;
      default -> null;
    };
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
