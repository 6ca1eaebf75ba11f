import { describe, expect, it } from 'vitest';
import { distanceM } from '../src/geo/sphere';
import { CameraFlight } from '../src/globe/CameraFlight';

const AFRICA = { lat: 32, lon: 4, altitude: 1.9 };
const NEW_YORK = { lat: 40.8, lon: -74, altitude: 0.1 };

describe('a flight of the camera', () => {
  it('begins where it stands and ends where it is to be', () => {
    const flight = new CameraFlight(AFRICA, NEW_YORK, 1_000, 1_400);
    const first = flight.at(1_000);
    expect(distanceM(first, AFRICA)).toBeLessThan(1);
    expect(first.altitude).toBeCloseTo(1.9, 9);
    expect(flight.isOver(2_399)).toBe(false);
    expect(flight.isOver(2_400)).toBe(true);
    expect(flight.at(2_400)).toEqual(NEW_YORK);
  });

  it('comes nearer all the time', () => {
    const flight = new CameraFlight(AFRICA, NEW_YORK, 0, 100);
    let left = Infinity;
    for (let ms = 0; ms <= 100; ms++) {
      const now = distanceM(flight.at(ms), NEW_YORK);
      expect(now).toBeLessThanOrEqual(left + 1);
      left = now;
    }
  });

  it('takes the short way over the date line', () => {
    const flight = new CameraFlight(
      { lat: 0, lon: 179, altitude: 0.5 },
      { lat: 0, lon: -179, altitude: 0.5 },
      0,
      10,
    );
    for (let ms = 0; ms <= 10; ms++) expect(Math.abs(flight.at(ms).lon)).toBeGreaterThan(178.9);
  });

  it('rises when it goes far, and not when it goes near', () => {
    const low = { ...NEW_YORK, altitude: 0.05 };
    const far = new CameraFlight(low, { lat: 50, lon: 8, altitude: 0.05 }, 0, 100);
    expect(far.at(50).altitude).toBeGreaterThan(0.5);
    const near = new CameraFlight(low, { lat: 41, lon: -73, altitude: 0.05 }, 0, 100);
    expect(near.at(50).altitude).toBeCloseTo(0.05, 6);
  });

  it('stays where it is when there is nowhere to go', () => {
    expect(new CameraFlight(AFRICA, AFRICA, 0, 100).at(50).lat).toBeCloseTo(AFRICA.lat, 6);
  });
});
