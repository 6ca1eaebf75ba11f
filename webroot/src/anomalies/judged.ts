import { asNumber, asRecord, asText } from '../wire/fields';

/** What a detector found of one update of an aircraft: docs/detection.md. */
export interface Judged {
  readonly phase: string | null;
  /** 0 … 1, NaN where nothing can be said yet. */
  readonly score: number;
  /** The features behind it that are known, by their names on the wire. */
  readonly features: readonly (readonly [string, number | string])[];
}

/** Those that tell something to a person, in the order of how much. */
const FEATURES = [
  'velocity_anomaly',
  'altitude_anomaly',
  'acceleration_mps2',
  'turn_rate_dps',
  'vertical_rate',
  'implied_speed_mps',
  'energy_rate_mps',
  'plausibility',
  'airport',
  'airport_km',
  'height_m',
  'runway',
  'runway_km',
] as const;

export function readJudged(body: unknown): Judged {
  const told = asRecord(body);
  return {
    phase: asText(told.flight_phase),
    score: asNumber(told.anomaly_score),
    features: FEATURES.flatMap((name) => {
      const value = told[name];
      return typeof value === 'number' || typeof value === 'string' ? [[name, value] as const] : [];
    }),
  };
}
