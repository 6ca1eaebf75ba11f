import type { Severity } from '../anomalies/anomaly';
import type { Moment, Plan } from './flightPlan';

/** What may befall an invented flight. */
export interface Case {
  readonly kind: string;
  readonly severity: Severity;
  /** Whether it could befall that flight just then. */
  readonly fits: (moment: Moment, plan: Plan) => boolean;
  readonly says: (moment: Moment, plan: Plan) => string;
  readonly evidence: (
    moment: Moment,
    plan: Plan,
  ) => readonly (readonly [string, number | string])[];
}

const LATE_MS = 35_000;

function cruises({ vrateMps, altM }: Moment): boolean {
  return vrateMps === 0 && altM > 8_000;
}

function feet(m: number): string {
  return `${(Math.round(m / 0.3048 / 100) * 100).toLocaleString('en')} ft`;
}

/** In the order in which they befall somebody, again and again. */
export const CASES: readonly Case[] = [
  {
    kind: 'EMERGENCY_SQUAWK',
    severity: 'high',
    fits: (moment, { lateMs }) => cruises(moment) && lateMs < 4_000,
    says: () => 'Squawks 7700: emergency.',
    evidence: () => [
      ['squawk', '7700'],
      ['held_s', 12],
    ],
  },
  {
    kind: 'GO_AROUND',
    severity: 'high',
    fits: ({ altM, vrateMps }) => vrateMps > 0 && altM > 400 && altM < 1_500,
    says: (_, { from }) =>
      `Go-around at ${from[0]}: down to 420 ft, climbing again at 1,870 ft/min.`,
    evidence: () => [
      ['lowest_m', 128],
      ['climb_mps', 9.5],
      ['manoeuvre', 'go_around'],
    ],
  },
  {
    kind: 'LOSS_OF_SIGNAL',
    severity: 'medium',
    fits: (moment, { lateMs }) => cruises(moment) && lateMs > LATE_MS,
    says: ({ altM }) => `Not heard since it was at ${feet(altM)}, where others are.`,
    evidence: ({ altM, speedMps }, { lateMs }) => [
      ['silence_s', Math.round(lateMs / 1_000)],
      ['usual_gap_s', 1.1],
      ['altitude_m', altM],
      ['speed_mps', speedMps],
    ],
  },
  {
    kind: 'POSITION_INTEGRITY',
    severity: 'medium',
    fits: cruises,
    says: ({ speedMps }) =>
      `Position moves at 212 kt, reported are ${Math.round(speedMps / 0.5144)} kt.`,
    evidence: ({ speedMps }) => [
      ['implied_mps', 109],
      ['reported_mps', speedMps],
      ['others', 2],
    ],
  },
  {
    kind: 'ERRATIC_ALTITUDE',
    severity: 'low',
    fits: cruises,
    says: () => 'Reported altitude leaps by up to 2,300 ft, 3 times within 75 s.',
    evidence: () => [
      ['leaps', 3],
      ['widest_m', 701],
    ],
  },
  {
    kind: 'RAPID_DESCENT',
    severity: 'high',
    fits: ({ altM, vrateMps }) => vrateMps < 0 && altM > 6_000,
    says: ({ altM }) => `Lost 9,400 ft within 95 s, from ${feet(altM)}.`,
    evidence: ({ altM }) => [
      ['from_m', altM],
      ['lost_m', 2_865],
      ['over_s', 95],
      ['mean_mps', -30.2],
    ],
  },
  {
    kind: 'HOLDING',
    severity: 'low',
    fits: ({ altM, vrateMps }) => vrateMps < 0 && altM > 2_000 && altM < 6_000,
    says: ({ altM }, { to }) => `Holds near ${to[0]} at ${feet(altM)}: a round in 4 min.`,
    evidence: ({ altM }) => [
      ['turned_deg', 810],
      ['orbit_s', 236],
      ['altitude_m', altM],
    ],
  },
];
