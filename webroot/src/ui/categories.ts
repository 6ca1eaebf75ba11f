import { UNKNOWN } from '../store/types';

/** The emitter categories in OpenSky's numbering, in words. */
const NAMES = [
  'No information',
  'No category told',
  'Light',
  'Small',
  'Large',
  'High vortex',
  'Heavy',
  'High performance',
  'Rotorcraft',
  'Glider',
  'Lighter than air',
  'Parachutist',
  'Ultralight',
  'Reserved',
  'Drone',
  'Space vehicle',
  'Emergency vehicle',
  'Service vehicle',
  'Obstacle',
  'Cluster of obstacles',
  'Line of obstacles',
] as const;

export function categoryName(category: number): string {
  return category === UNKNOWN || category < 2 ? '–' : (NAMES[category] ?? '–');
}

/** As people choose them: kinds that look alike, and which categories they are. */
export const KINDS: readonly (readonly [string, readonly number[]])[] = [
  ['Airliners', [4, 5, 6]],
  ['Small jets', [3, 7]],
  ['Light', [2, 12]],
  ['Helicopters', [8]],
  ['Gliders', [9]],
  ['Balloons', [10, 11]],
  ['Drones', [14]],
  ['Ground vehicles', [16, 17]],
  ['Unknown', [UNKNOWN, 0, 1]],
];
