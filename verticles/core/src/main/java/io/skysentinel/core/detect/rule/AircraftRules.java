package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import java.util.List;

/** All rules for one aircraft, with what they remember of it. */
public final class AircraftRules {
  private final LossOfSignal loss = new LossOfSignal();
  private final EmergencySquawk squawk = new EmergencySquawk();

  /** Position and altitude first: a doubt about them silences those after them. */
  private final List<Rule> all;

  public AircraftRules(Disturbed disturbed) {
    all =
        List.of(
            new PositionIntegrity(disturbed),
            new ErraticAltitude(),
            loss,
            squawk,
            new RapidDescent(),
            new GoAround(),
            new Holding(),
            new LowSpeed());
  }

  /** A report came: it was heard, and mostly says something new. */
  public void look(Moment moment) {
    if (!moment.verdict().isNews()) {
      look(loss, moment);
      look(squawk, moment);
      return;
    }
    for (Rule rule : all) {
      look(rule, moment);
    }
  }

  /** What a rule had begun is over when it is switched off. */
  private static void look(Rule rule, Moment moment) {
    if (rule.isEnabled(moment.thresholds())) {
      rule.look(moment);
    } else {
      rule.episode().over(moment, moment.unix());
    }
  }

  /** It was silent again until now. */
  public void silent(Moment moment, double silenceS, Coverage coverage) {
    if (loss.isEnabled(moment.thresholds())) {
      loss.silent(moment, silenceS, coverage, isInTrouble());
    }
  }

  /** Nothing more will be heard of it: whatever is open ends where it was last heard. */
  public void over(Moment moment) {
    for (Rule rule : all) {
      rule.episode().over(moment, moment.track().unix());
    }
  }

  /** Whether any event is open. */
  public boolean isAnomaly() {
    for (Rule rule : all) {
      if (rule.episode().isOpen()) {
        return true;
      }
    }
    return false;
  }

  /** What the rule for that kind says. */
  public Episode episode(AnomalyKind kind) {
    for (Rule rule : all) {
      if (rule.episode().kind() == kind) {
        return rule.episode();
      }
    }
    throw new IllegalArgumentException("no rule says " + kind);
  }

  private boolean isInTrouble() {
    for (Rule rule : all) {
      boolean grave =
          switch (rule.episode().kind()) {
            case RAPID_DESCENT, EMERGENCY_SQUAWK, LOW_SPEED -> true;
            case GO_AROUND,
                HOLDING,
                LOSS_OF_SIGNAL,
                POSITION_INTEGRITY,
                ERRATIC_ALTITUDE,
                LEARNED ->
                false;
          };
      if (grave && rule.episode().isOpen()) {
        return true;
      }
    }
    return false;
  }
}
