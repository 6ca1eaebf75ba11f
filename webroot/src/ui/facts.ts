import type { Page } from '../app/Page';
import { isOnGround } from '../filters/filters';
import { POSITION_SOURCES, SPI } from '../store/types';
import {
  format,
  formatAge,
  formatHeading,
  formatPlace,
  formatSigned,
  NOTHING,
} from '../units/units';

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Where it is from and how old it is. */
  readonly from: string;
}

/** What is known of an aircraft as texts; what is not known is left out. */
export function factsOf(page: Page, row: number): Fact[] {
  const { store: s, clock } = page.sky;
  const { units } = page.settings.value;
  const now = clock.now();
  const feed = s.feed[row] ?? 'unknown feed';
  const source = POSITION_SOURCES[s.positionSource[row]] ?? feed;
  const heard = `${feed} · ${formatAge(now - s.lastContactMs[row])}`;
  const placed = `${source} · ${formatAge(now - s.timePositionMs[row])}`;
  const position = formatPlace(s.lat[row], s.lon[row]);
  const facts: (readonly [string, string, string])[] = [
    [
      'Altitude',
      isOnGround(s, row) ? 'On the ground' : format(s.altM[row], 'altitude', units),
      heard,
    ],
    ['By GPS', format(s.geoAltM[row], 'altitude', units), heard],
    ['Speed', format(s.speedMps[row], 'speed', units), heard],
    ['Heading', formatHeading(s.headingDeg[row]), heard],
    ['Climb', formatSigned(s.vrateMps[row], 'vertical', units), heard],
    ['Position', position, placed],
    ['Squawk', s.squawk[row] ?? NOTHING, heard],
    ['Ident', s.flags[row] & SPI ? 'pressed' : NOTHING, heard],
    ['Address', s.icao24[row].toUpperCase(), feed],
  ];
  return facts
    .filter(([, value]) => value !== NOTHING)
    .map(([name, value, from]) => ({ name, value, from }));
}
