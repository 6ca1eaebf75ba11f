import type { LatLon } from '../geo/sphere';

const RAD = Math.PI / 180;

/**
 * Where on Earth the sun stands in the zenith. The Astronomical Almanac's low-precision formula:
 * within 0.01° until 2050, far less than a pixel of the terminator.
 */
export function subsolarPoint(unixMs: number): LatLon {
  const days = unixMs / 86_400_000 - 10_957.5; // since noon of 1 January 2000
  const meanLongitude = 280.46 + 0.985_647_4 * days;
  const anomaly = (357.528 + 0.985_600_3 * days) * RAD;
  const ecliptic = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD;
  const obliquity = (23.439 - 0.000_000_4 * days) * RAD;
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic));
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic));
  const greenwich = ((18.697_374_558 + 24.065_709_824_419_08 * days) % 24) * 15;
  const lon = ((((ascension / RAD - greenwich) % 360) + 540) % 360) - 180;
  return { lat: declination / RAD, lon };
}
