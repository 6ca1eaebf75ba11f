import { describe, expect, it } from 'vitest';
import { readAnomaly } from '../src/anomalies/anomaly';
import { readJudged } from '../src/anomalies/judged';
import { anomaly, wire } from './support/anomalies';

describe('an anomaly', () => {
  it('is read as it is written', () => {
    const event = anomaly({
      severity: 'high',
      evidence: [
        ['lowest_m', 128],
        ['runway', 'KJFK 22L'],
      ],
    });
    expect(readAnomaly(wire(event))).toEqual(event);
  });

  it('may have nothing but what it is about', () => {
    const unknown = { callsign: null, lat: NaN, lon: NaN, altM: NaN, evidence: [] };
    expect(readAnomaly(wire(anomaly(unknown)))).toEqual(anomaly(unknown));
  });

  it('may be of a kind that nobody here has heard of, and tell more than is known here', () => {
    const told = { ...(wire(anomaly({ kind: 'WAKE_ENCOUNTER' })) as object), later: [1] };
    expect(readAnomaly(told)?.kind).toBe('WAKE_ENCOUNTER');
  });

  it('leaves out evidence that is not known', () => {
    const told = { ...(wire(anomaly()) as object), evidence: { jump_m: null, others: 2, x: {} } };
    expect(readAnomaly(told)?.evidence).toEqual([['others', 2]]);
  });

  it.each([null, 'x', 1, [], {}, { ...(wire(anomaly()) as object), phase: 'begin' }])(
    'is not %j',
    (nonsense) => {
      expect(readAnomaly(nonsense)).toBeNull();
    },
  );
});

describe('what is found of an update', () => {
  it('has the features that are known, those that tell most first', () => {
    const told = {
      ...{ flight_phase: 'climb', anomaly_score: 0.25, runway: null, airport: 'KJFK' },
      ...{ altitude_anomaly: 1.5, velocity_anomaly: 0.5, hour: 12 },
    };
    expect(readJudged(told)).toEqual({
      phase: 'climb',
      score: 0.25,
      features: [
        ['velocity_anomaly', 0.5],
        ['altitude_anomaly', 1.5],
        ['airport', 'KJFK'],
      ],
    });
  });

  it('may be nothing', () => {
    expect(readJudged(null)).toEqual({ phase: null, score: NaN, features: [] });
  });
});
