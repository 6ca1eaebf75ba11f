import { asNumber, asRecord, asText } from '../wire/fields';

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

const PHASES = ['start', 'update', 'end'] as const;
export type Phase = (typeof PHASES)[number];

/** The kinds that are known here; a newer server may tell of others. */
export const KINDS = [
  'EMERGENCY_SQUAWK',
  'RAPID_DESCENT',
  'GO_AROUND',
  'LOW_SPEED',
  'LOSS_OF_SIGNAL',
  'POSITION_INTEGRITY',
  'HOLDING',
  'ERRATIC_ALTITUDE',
  'LEARNED',
] as const;

/** What was said last of one anomaly: docs/design.md. Numbers that are not known are NaN. */
export interface Anomaly {
  readonly id: string;
  readonly phase: Phase;
  readonly kind: string;
  readonly severity: Severity;
  /** 0 … 1. */
  readonly confidence: number;
  readonly icao24: string;
  readonly callsign: string | null;
  /** Unix seconds, by the aircraft's own reports; the end is NaN while it is open. */
  readonly startS: number;
  readonly reportedS: number;
  readonly endS: number;
  readonly lat: number;
  readonly lon: number;
  readonly altM: number;
  /** What made the rule speak: the names tell the units. What was not known is left out. */
  readonly evidence: readonly (readonly [string, number | string])[];
  /** A sentence for people. */
  readonly text: string;
  /** When it was said, by the log's clock, in Unix ms. */
  readonly producedMs: number;
}

export function isOpen({ phase }: Anomaly): boolean {
  return phase !== 'end';
}

export function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** Null for what is no anomaly, or one without what everybody needs to know of it. */
export function readAnomaly(body: unknown): Anomaly | null {
  const told = asRecord(body);
  const position = asRecord(told.position);
  const phase = PHASES.find((each) => each === told.phase);
  const severity = SEVERITIES.find((each) => each === told.severity);
  const [id, kind, icao24] = [asText(told.id), asText(told.kind), asText(told.icao24)];
  const reportedS = asNumber(told.t_reported);
  if (!phase || !severity || !id || !kind || !icao24) return null;
  return {
    ...{ id, phase, kind, severity, icao24 },
    confidence: asNumber(told.confidence),
    callsign: asText(told.callsign),
    startS: asNumber(told.t_start),
    reportedS,
    endS: asNumber(told.t_end),
    lat: asNumber(position.lat),
    lon: asNumber(position.lon),
    altM: asNumber(told.altitude_m),
    evidence: Object.entries(asRecord(told.evidence)).filter(isEvidence),
    text: asText(told.text) ?? '',
    producedMs: Date.parse(asText(told.produced_at) ?? '') || reportedS * 1_000,
  };
}

function isEvidence(entry: [string, unknown]): entry is [string, number | string] {
  return typeof entry[1] === 'number' || typeof entry[1] === 'string';
}
