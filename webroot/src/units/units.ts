export type UnitSystem = 'metric' | 'aviation';

/** What stands where nothing is known. */
export const NOTHING = '–';

interface Unit {
  readonly name: string;
  /** How many of it are one SI unit. */
  readonly factor: number;
  readonly digits: number;
}

export type Quantity = 'altitude' | 'speed' | 'vertical' | 'distance';

/** From metres, metres a second, metres a second and metres. */
const UNITS: Record<UnitSystem, Record<Quantity, Unit>> = {
  metric: {
    altitude: { name: 'm', factor: 1, digits: 0 },
    speed: { name: 'km/h', factor: 3.6, digits: 0 },
    vertical: { name: 'm/s', factor: 1, digits: 1 },
    distance: { name: 'km', factor: 1 / 1000, digits: 1 },
  },
  aviation: {
    altitude: { name: 'ft', factor: 1 / 0.3048, digits: 0 },
    speed: { name: 'kt', factor: 3600 / 1852, digits: 0 },
    vertical: { name: 'ft/min', factor: 60 / 0.3048, digits: 0 },
    distance: { name: 'NM', factor: 1 / 1852, digits: 1 },
  },
};

const DECIMALS = [0, 1].map(
  (digits) =>
    new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** The value in the system's unit, for who draws it; NaN stays NaN. */
export function convert(si: number, quantity: Quantity, system: UnitSystem): number {
  return si * UNITS[system][quantity].factor;
}

/** The other way, for what people enter. */
export function toSi(value: number, quantity: Quantity, system: UnitSystem): number {
  return value / UNITS[system][quantity].factor;
}

export function unitName(quantity: Quantity, system: UnitSystem): string {
  return UNITS[system][quantity].name;
}

/** `35,000 ft`; a no-break space, so that number and unit stay together. */
export function format(si: number, quantity: Quantity, system: UnitSystem): string {
  if (Number.isNaN(si)) return NOTHING;
  const { name, digits } = UNITS[system][quantity];
  // Without the 0, a value just below zero is "-0".
  const value = DECIMALS[digits]
    .format(convert(si, quantity, system))
    .replace(/^-(0(\.0)?)$/, '$1');
  return `${value}\u00a0${name}`;
}

/** `+1,200 ft/min`: which way it goes is what one looks for. */
export function formatSigned(si: number, quantity: Quantity, system: UnitSystem): string {
  const text = format(si, quantity, system);
  return si > 0 && !/^0(\.0)?\u00a0/.test(text) ? `+${text}` : text;
}

/** `007°`, as a heading is spoken; 360 is 000. */
export function formatHeading(deg: number): string {
  if (Number.isNaN(deg)) return NOTHING;
  const whole = ((Math.round(deg) % 360) + 360) % 360;
  return `${String(whole).padStart(3, '0')}°`;
}

/** `47.056°N 7.849°E`. */
export function formatPlace(lat: number, lon: number): string {
  if (Number.isNaN(lat + lon)) return NOTHING;
  const degrees = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(3)}°${value < 0 ? negative : positive}`;
  return `${degrees(lat, 'N', 'S')} ${degrees(lon, 'E', 'W')}`;
}

/** `now`, `12 s`, `3 min`, `2 h`: how long something is ago. */
export function formatAge(ms: number): string {
  if (Number.isNaN(ms)) return NOTHING;
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 1) return 'now';
  if (seconds < 90) return `${seconds}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes}\u00a0min` : `${Math.round(minutes / 60)}\u00a0h`;
}

/** `1.4 MB/s`, of bytes. */
export function formatBytes(bytes: number): string {
  const sizes = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let size = 0;
  while (value >= 999.5 && size < sizes.length - 1) {
    value /= 1000;
    size++;
  }
  return `${DECIMALS[size > 0 && value < 9.95 ? 1 : 0].format(value)}\u00a0${sizes[size]}`;
}
