import type { Severity } from '../anomalies/anomaly';
import { type FlightColumns, ON_GROUND, type Text } from '../store/types';

/** What is shown. Empty lists and nulls leave everything in. */
export interface Filters {
  /** Metres. */
  readonly minAltM: number | null;
  readonly maxAltM: number | null;
  readonly ground: 'all' | 'air' | 'ground';
  /** In OpenSky's numbering, UNKNOWN for those without one. */
  readonly categories: readonly number[];
  readonly sources: readonly number[];
  /** Where it is registered, as the feeds call it. */
  readonly country: string | null;
  /** Words that must all be found among an aircraft's texts. */
  readonly search: string;
  /** Only aircraft with an anomaly, now or a while ago, that is listed. */
  readonly onlyAnomalies: boolean;
  /** Which anomalies are listed: of these kinds, all if empty, and no less severe than that. */
  readonly anomalyKinds: readonly string[];
  readonly anomalySeverity: Severity;
}

export const NO_FILTERS: Filters = {
  minAltM: null,
  maxAltM: null,
  ground: 'all',
  categories: [],
  sources: [],
  country: null,
  search: '',
  onlyAnomalies: false,
  anomalyKinds: [],
  anomalySeverity: 'low',
};

const NOBODY: ReadonlySet<string> = new Set();

export type RowTest = (row: number) => boolean;

/**
 * The filters as one question to a row. The columns are asked anew each time, as they may grow.
 * @param concerned the aircraft with anomalies that are listed
 */
export function rowTest(
  filters: Filters,
  columns: FlightColumns,
  concerned: ReadonlySet<string> = NOBODY,
): RowTest {
  const tests = [
    altitudeTest(filters, columns),
    groundTest(filters, columns),
    codeTest(filters.categories, (row) => columns.category[row]),
    codeTest(filters.sources, (row) => columns.positionSource[row]),
    countryTest(filters, columns),
    searchTest(filters.search, columns),
    filters.onlyAnomalies ? (row: number) => concerned.has(columns.icao24[row]) : null,
  ].filter((test) => test !== null);
  return (row) => tests.every((test) => test(row));
}

/** How many of the filters leave something out. */
export function activeFilters(filters: Filters): number {
  const active = [
    filters.minAltM !== null || filters.maxAltM !== null,
    filters.ground !== 'all',
    filters.categories.length > 0,
    filters.sources.length > 0,
    filters.country !== null,
    wordsOf(filters.search).length > 0,
    filters.onlyAnomalies,
  ];
  return active.filter(Boolean).length;
}

function altitudeTest({ minAltM, maxAltM }: Filters, columns: FlightColumns): RowTest | null {
  if (minAltM === null && maxAltM === null) return null;
  const min = minAltM ?? -Infinity;
  const max = maxAltM ?? Infinity;
  // Who is in no range because nobody knows how high it is, is not in this one.
  return (row) => {
    const altM = altitudeOf(columns, row);
    return altM >= min && altM <= max;
  };
}

/** The altitude to show and filter by: barometric, else geometric, else 0 on the ground. */
export function altitudeOf(columns: FlightColumns, row: number): number {
  const altM = columns.altM[row];
  if (!Number.isNaN(altM)) return altM;
  const geoAltM = columns.geoAltM[row];
  if (!Number.isNaN(geoAltM)) return geoAltM;
  return isOnGround(columns, row) ? 0 : NaN;
}

export function isOnGround(columns: FlightColumns, row: number): boolean {
  return (columns.flags[row] & ON_GROUND) !== 0;
}

function groundTest({ ground }: Filters, columns: FlightColumns): RowTest | null {
  if (ground === 'all') return null;
  return (row) => isOnGround(columns, row) === (ground === 'ground');
}

function codeTest(codes: readonly number[], codeOf: (row: number) => number): RowTest | null {
  if (codes.length === 0) return null;
  const wanted = new Set(codes);
  return (row) => wanted.has(codeOf(row));
}

function countryTest({ country }: Filters, columns: FlightColumns): RowTest | null {
  return country === null ? null : (row) => columns.country[row] === country;
}

function searchTest(search: string, columns: FlightColumns): RowTest | null {
  const words = wordsOf(search);
  if (words.length === 0) return null;
  return (row) => words.every((word) => textsOf(columns, row).some((text) => has(text, word)));
}

function wordsOf(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

function textsOf(columns: FlightColumns, row: number): Text[] {
  return [
    columns.callsign[row],
    columns.icao24[row],
    columns.registration[row],
    columns.squawk[row],
    columns.aircraftType[row],
    columns.country[row],
    columns.origin[row],
    columns.destination[row],
    columns.feed[row],
  ];
}

function has(text: Text, word: string): boolean {
  return text?.toLowerCase().includes(word) ?? false;
}
