import type { Anomaly } from '../anomalies/anomaly';
import {
  convert,
  format,
  formatAge,
  formatSigned,
  type UnitSystem,
  unitName,
} from '../units/units';

const KIND_WORDS: Readonly<Record<string, string>> = {
  EMERGENCY_SQUAWK: 'Emergency code',
  RAPID_DESCENT: 'Rapid descent',
  GO_AROUND: 'Go-around',
  LOW_SPEED: 'Low speed',
  LOSS_OF_SIGNAL: 'Loss of signal',
  POSITION_INTEGRITY: 'False position',
  HOLDING: 'Holding',
  ERRATIC_ALTITUDE: 'Erratic altitude',
  LEARNED: 'Unusual',
};

/** Evidence in metres that is measured along the ground. */
const ALONG_GROUND = ['extent', 'jump', 'threshold', 'runway', 'airport'];
/** And in metres a second upwards. */
const UPWARDS = ['climb', 'mean', 'rate', 'steepest', 'vertical rate', 'energy rate'];

/** `Go-around`; a kind that is not known here is called by its own name. */
export function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? plain(kind.toLowerCase());
}

/** What features of an update are called on the card. */
const FEATURE_WORDS: Readonly<Record<string, string>> = {
  velocity_anomaly: 'Speed, off its usual by',
  altitude_anomaly: 'Climb, off its usual by',
  acceleration_mps2: 'Acceleration',
  turn_rate_dps: 'Turn to the right',
  vertical_rate: 'Climb, smoothed',
  implied_speed_mps: 'Speed by positions alone',
  energy_rate_mps: 'Energy gained',
  plausibility: 'The report was',
  airport: 'Nearest airport',
  airport_km: 'It is away',
  height_m: 'Height above it',
  runway: 'Runway',
  runway_km: 'Its threshold is away',
};

/** What it is called, and how much it is. */
export function featureWords(
  name: string,
  value: number | string,
  units: UnitSystem,
): readonly [string, string] {
  const what = FEATURE_WORDS[name] ?? plain(name);
  if (typeof value === 'string') return [what, plain(value)];
  // Deviations are told in their own spread.
  if (name.endsWith('_anomaly')) return [what, `${short(value)} σ`];
  if (name === 'vertical_rate') return [what, formatSigned(value, 'vertical', units)];
  return [what, amount(...partsOf(name), value, units)];
}

/** `climb +1,790 ft/min`: the name tells what is measured and in which unit. */
export function measureWords(name: string, value: number | string, units: UnitSystem): string {
  if (typeof value === 'string') return `${plain(name)} ${plain(value)}`;
  const [words, unit] = partsOf(name);
  return `${words} ${amount(words, unit, value, units)}`;
}

/** What is measured, and in which unit, if the name tells one. */
function partsOf(name: string): readonly [string, string] {
  const unit = /_(mps2|mps|dps|deg|km|m|s)$/.exec(name)?.[1] ?? '';
  return [plain(unit === '' ? name : name.slice(0, -unit.length - 1)), unit];
}

function amount(words: string, unit: string, value: number, units: UnitSystem): string {
  switch (unit) {
    case 'm':
      return format(value, ALONG_GROUND.includes(words) ? 'distance' : 'altitude', units);
    case 'km':
      return format(value * 1_000, 'distance', units);
    case 'mps':
      return UPWARDS.includes(words)
        ? formatSigned(value, 'vertical', units)
        : format(value, 'speed', units);
    case 'mps2':
      return `${short(convert(value, 'speed', units))}\u00a0${unitName('speed', units)}/s`;
    case 'dps':
      return `${short(value)}°/s`;
    case 'deg':
      return `${short(value)}°`;
    case 's':
      return value < 600 ? `${short(value)}\u00a0s` : formatAge(value * 1_000);
    default:
      return short(value);
  }
}

/** `since 21:03:12`, or `21:03:12, for 4 min`; with the day if it is another than that of now. */
export function timeWords({ startS, endS }: Anomaly, nowMs: number): string {
  const start = clockTime(startS, nowMs);
  return Number.isNaN(endS)
    ? `since ${start}`
    : `${start}, for ${formatAge((endS - startS) * 1_000)}`;
}

function clockTime(unixS: number, nowMs: number): string {
  if (Number.isNaN(unixS)) return '–';
  const at = new Date(unixS * 1_000);
  const time = at.toLocaleTimeString('en-GB');
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  return isToday
    ? time
    : `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}

export function plain(name: string): string {
  return name.replaceAll('_', ' ');
}

function short(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });
}
