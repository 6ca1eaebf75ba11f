import { describe, expect, it } from 'vitest';
import { unknownFlight } from '../src/store/flight';
import { FlightStore } from '../src/store/FlightStore';
import { countriesOf } from '../src/ui/countryField';

describe('the countries to choose from', () => {
  it('are those of known aircraft, with how many', () => {
    const store = new FlightStore();
    ['France', null, 'Germany', 'France'].forEach((country, i) => {
      store.put(0, -1, { ...unknownFlight(`00000${i}`), country });
    });
    store.commit();
    expect([...countriesOf(store)]).toEqual([
      ['France', 2],
      ['Germany', 1],
    ]);
  });
});
