import { beforeEach, describe, expect, it } from 'vitest';
import { AnomalyStore } from '../src/anomalies/AnomalyStore';
import { Marks } from '../src/anomalies/Marks';
import { unknownFlight } from '../src/store/flight';
import { FlightStore, WORLD } from '../src/store/FlightStore';
import { anomaly, ended } from './support/anomalies';

let flights: FlightStore;
let anomalies: AnomalyStore;
let marks: Marks;
const visited = () => {
  const rows = new Set<number>();
  marks.update((row) => rows.add(row));
  return [...rows].sort((a, b) => a - b);
};
const levels = () => [...flights.rows()].map((row) => marks.level(row));

beforeEach(() => {
  flights = new FlightStore();
  anomalies = new AnomalyStore();
  marks = new Marks(flights, anomalies);
  for (const icao24 of ['00000a', '00000b', '00000c']) flights.put(0, WORLD, unknownFlight(icao24));
  flights.commit();
});

describe('Marks', () => {
  it('are on the rows of aircraft with open anomalies', () => {
    anomalies.put(anomaly({ icao24: '00000b' }), 0);
    anomalies.put(anomaly({ icao24: '00000c', severity: 'high' }), 0);
    anomalies.put(ended(anomaly({ icao24: '00000a' })), 0);
    expect(visited()).toEqual([1, 2]);
    expect(levels()).toEqual([0, 1, 2]);
    expect(visited()).toEqual([]);
    anomalies.put(ended(anomaly({ icao24: '00000c', severity: 'high' })), 0);
    expect(visited()).toEqual([1, 2]);
    expect(levels()).toEqual([0, 1, 0]);
  });

  it('go with an aircraft to another row, and not with the row to another aircraft', () => {
    anomalies.put(anomaly({ icao24: '00000a' }), 0);
    marks.update();
    flights.remove(0, WORLD, '00000a');
    flights.put(0, WORLD, unknownFlight('00000d'));
    flights.commit();
    expect(flights.row('00000d')).toBe(0);
    expect(visited()).toEqual([0]);
    expect(levels()).toEqual([0, 0, 0]);
    expect(marks.lost.map(({ icao24 }) => icao24)).toEqual(['00000a']);
    flights.put(0, WORLD, unknownFlight('00000a'));
    flights.commit();
    marks.update();
    expect(marks.level(flights.row('00000a'))).toBe(1);
    expect(marks.lost).toEqual([]);
  });

  it('have no place where none is known', () => {
    anomalies.put(anomaly({ icao24: 'ffffff', lat: NaN, lon: NaN }), 0);
    marks.update();
    expect(marks.lost).toEqual([]);
  });

  it('grow with the store', () => {
    for (let i = 0; i < 5_000; i++) flights.put(0, WORLD, unknownFlight(`x${i}`));
    flights.commit();
    anomalies.put(anomaly({ icao24: 'x4999' }), 0);
    marks.update();
    expect(marks.level(flights.row('x4999'))).toBe(1);
  });
});
