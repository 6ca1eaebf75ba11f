import { describe, expect, it } from 'vitest';
import { loadSettings, lookParams, USUAL_SETTINGS } from '../src/app/settings';
import { NO_FILTERS } from '../src/filters/filters';
import { readUrl, type UrlState, USUAL, writeUrl } from '../src/url/urlState';

const everything: UrlState = {
  camera: { lat: 40.642, lon: -73.781, altitude: 0.35 },
  selected: '~a1b2c3',
  filters: {
    minAltM: 3000,
    maxAltM: null,
    ground: 'air',
    categories: [4, -1],
    sources: [0, 2],
    country: 'Côte d’Ivoire',
    search: 'united 7700',
    onlyAnomalies: true,
    anomalyKinds: ['GO_AROUND', 'HOLDING'],
    anomalySeverity: 'medium',
  },
  units: 'metric',
  transport: 'ws',
  surface: 'map',
  cockpit: true,
  instant: { atMs: 1_767_323_040_000, speed: 2 },
};

describe('the URL', () => {
  it('says nothing of what is as usual', () => {
    expect(writeUrl(USUAL)).toBe('');
    expect(readUrl('')).toEqual(USUAL);
  });

  it('says everything else, and is read back', () => {
    const query = writeUrl(everything);
    expect(query).toBe(
      '?at=40.642,-73.781,0.35&sel=~a1b2c3&alt=3000..&ground=air&cat=4.-1&src=0.2' +
        '&country=C%C3%B4te+d%E2%80%99Ivoire&q=united+7700&odd=1' +
        '&kind=GO_AROUND.HOLDING&sev=medium&units=metric&transport=ws&view=map&cockpit=1&t=1767323040&speed=2',
    );
    expect(readUrl(query)).toEqual(everything);
  });

  it('names a moment of the past by seconds or by a time with its zone', () => {
    const moment = { atMs: Date.UTC(2026, 0, 2, 3, 4, 5), speed: null };
    expect(readUrl('?t=1767323045').instant).toEqual(moment);
    expect(readUrl('?t=2026-01-02T03:04:05Z').instant).toEqual(moment);
    expect(readUrl('?t=2026-01-02T04:04:05%2B01:00&speed=-60').instant).toEqual({
      ...moment,
      speed: -60,
    });
    for (const t of ['2026-01-02T03:04:05', 'yesterday', '', '-5', 'NaN'])
      expect(readUrl(`?t=${t}&speed=1`).instant).toBeNull();
    expect(readUrl('?t=1767323045&speed=1000').instant).toEqual(moment);
  });

  it('leaves the moment of an invented sky alone', () => {
    const query = '?demo=300&freeze=1&t=2026-06-21T19:30:00Z';
    expect(readUrl(query).instant).toBeNull();
    expect(writeUrl(USUAL, query)).toContain('&t=2026-06-21T19');
  });

  it('keeps what it does not know, and drops what has become usual', () => {
    expect(writeUrl(USUAL, '?kiosk=1&q=old&gfx=low')).toBe('?kiosk=1&gfx=low');
  });

  it('tells of the look what is not as usual, and forgets it when it is', () => {
    const look = lookParams({
      ...USUAL_SETTINGS,
      ...{ style: 'vector', airports: false, trail: '5', trailsOfAll: '60' },
    });
    const query = writeUrl(USUAL, '?palette=safe&kiosk=1', look);
    expect(query).toBe('?kiosk=1&style=vector&trail=5&trailsOfAll=60&airports=false');
    expect(loadSettings(new URLSearchParams(query))).toMatchObject({
      style: 'vector',
      airports: false,
      palette: 'spectrum',
      ...{ trail: '5', trailsOfAll: '60' },
    });
    const odd = loadSettings(new URLSearchParams('?trail=7&trailsOfAll=flight'));
    expect(odd).toMatchObject({ trail: 'flight', trailsOfAll: '10' });
  });

  it('survives nonsense', () => {
    const nonsense =
      '?at=1,x,3&sel=plane&alt=a..b&ground=sea&cat=x.4&units=feet&transport=pigeon&odd=0&kind=x.a,b&sev=7';
    expect(readUrl(nonsense)).toEqual({
      ...USUAL,
      filters: { ...NO_FILTERS, categories: [4] },
    });
    expect(readUrl('?at=91,0,1').camera).toBeNull();
    expect(readUrl('?at=1,2,1e9').camera?.altitude).toBe(10);
    expect(readUrl('?alt=0..0').filters).toMatchObject({ minAltM: 0, maxAltM: 0 });
  });

  it('keeps any search through writing and reading', () => {
    for (const search of ['a&b=c', 'Türkiye ✈', '50%2C', '~1+1', '#']) {
      const state = { ...USUAL, filters: { ...NO_FILTERS, search } };
      expect(readUrl(writeUrl(state)).filters.search).toBe(search);
    }
  });
});
