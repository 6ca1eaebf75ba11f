package io.skysentinel.core.detect.rule;

/** The limits of all rules. Can be changed while judging: the next report is held against them. */
public record DetectThresholds(
    RapidDescent.Thresholds rapidDescent,
    GoAround.Thresholds goAround,
    EmergencySquawk.Thresholds emergencySquawk,
    Holding.Thresholds holding,
    LowSpeed.Thresholds lowSpeed,
    LossOfSignal.Thresholds lossOfSignal,
    PositionIntegrity.Thresholds positionIntegrity,
    ErraticAltitude.Thresholds erraticAltitude) {

  /** What docs/detection.md gives the reasons for. */
  public static final DetectThresholds DEFAULT =
      new DetectThresholds(
          RapidDescent.Thresholds.DEFAULT,
          GoAround.Thresholds.DEFAULT,
          EmergencySquawk.Thresholds.DEFAULT,
          Holding.Thresholds.DEFAULT,
          LowSpeed.Thresholds.DEFAULT,
          LossOfSignal.Thresholds.DEFAULT,
          PositionIntegrity.Thresholds.DEFAULT,
          ErraticAltitude.Thresholds.DEFAULT);
}
