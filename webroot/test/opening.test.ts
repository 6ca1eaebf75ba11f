import { describe, expect, it } from 'vitest';
import { placeOver } from '../src/app/opening';
import { unknownFlight } from '../src/store/flight';
import { FlightStore } from '../src/store/FlightStore';

function skyOf(...places: readonly (readonly [lat: number, lon: number])[]): FlightStore {
  const store = new FlightStore();
  places.forEach(([lat, lon], i) => {
    store.put(0, -1, { ...unknownFlight(`00000${i}`), lat, lon });
  });
  store.commit();
  return store;
}

describe('where the page opens', () => {
  it('is over the middle of one region', () => {
    const place = placeOver(skyOf([40, -74], [41, -73], [NaN, NaN]), 1.6);
    expect(place?.lat).toBeCloseTo(40.5, 1);
    expect(place?.lon).toBeCloseTo(-73.5, 1);
    expect(place?.altitude).toBe(0.05);
  });

  it('is as high as it has to be, and higher on a narrow screen', () => {
    const sky = skyOf([40, -74], [50, -70], [30, -78]);
    const wide = placeOver(sky, 1.6)!.altitude;
    expect(wide).toBeGreaterThan(0.3);
    expect(placeOver(sky, 0.5)!.altitude).toBeGreaterThan(wide * 1.5);
  });

  it('knows no date line', () => {
    expect(Math.abs(placeOver(skyOf([0, 179], [0, -179]), 1)!.lon)).toBeCloseTo(180, 5);
  });

  it('does not follow one who is lost', () => {
    const many = Array.from({ length: 20 }, (_, i) => [40 + i / 10, -74] as const);
    expect(placeOver(skyOf(...many, [0, 0]), 1)!.altitude).toBeLessThan(0.6);
  });

  it('is nowhere when aircraft are everywhere or unknown', () => {
    expect(placeOver(skyOf([40, -74], [50, 8], [35, 139]), 1)).toBeNull();
    expect(placeOver(skyOf([0, 0], [0, 120], [0, -120]), 1)).toBeNull();
    expect(placeOver(skyOf([NaN, NaN]), 1)).toBeNull();
    expect(placeOver(skyOf(), 1)).toBeNull();
  });
});
