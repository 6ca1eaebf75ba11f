import type { Anomaly } from '../../src/anomalies/anomaly';

/** An open go-around of a1b2c3, unless something else is said of it. */
export function anomaly(change: Partial<Anomaly> = {}): Anomaly {
  const { icao24 = 'a1b2c3', kind = 'GO_AROUND', startS = 1_000 } = change;
  return {
    id: `${icao24}-${kind}-${startS}`,
    phase: 'start',
    kind,
    severity: 'medium',
    confidence: 0.9,
    icao24,
    callsign: 'UAL123',
    startS,
    reportedS: startS + 10,
    endS: NaN,
    lat: 40.6,
    lon: -73.8,
    altM: 300,
    evidence: [['lowest_m', 128]],
    text: 'Go-around at KJFK 22L.',
    producedMs: (startS + 10) * 1_000,
    ...change,
  };
}

/** The same event once it is over, so long after its start. */
export function ended(event: Anomaly, afterS = 60): Anomaly {
  const endS = event.startS + afterS;
  return { ...event, phase: 'end', endS, reportedS: endS, producedMs: endS * 1_000 };
}

/** As the server writes it: docs/design.md. */
export function wire(event: Anomaly): unknown {
  const { id, phase, kind, severity, confidence, icao24, callsign, text } = event;
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    ...{ schema_version: 1, type: 'anomaly' },
    ...{ id, phase, kind, severity, confidence, icao24, callsign, text },
    ...{ t_start: event.startS, t_reported: event.reportedS, t_end: orNull(event.endS) },
    position: Number.isNaN(event.lat) ? null : { lat: event.lat, lon: event.lon },
    altitude_m: orNull(event.altM),
    evidence: Object.fromEntries(event.evidence),
    detector: `${kind.toLowerCase()}@1`,
    produced_at: new Date(event.producedMs).toISOString(),
  };
}
