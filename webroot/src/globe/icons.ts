/** Silhouettes from above, nose up, in a square of 100 around 0 / 0. Drawn by us. */

export const ICONS = {
  jet: 'M0-46C3-46 5.5-40 5.5-32L5.5-15 45 15 45 23 5.5 10 4 30 16 39 16 45 0 41-16 45-16 39-4 30-5.5 10-45 23-45 15-5.5-15-5.5-32C-5.5-40-3-46 0-46Z',
  heavy:
    'M0-48C4-48 7-41 7-32L7-17 18-9 18-16 24-16 24-4 33 3 33-3 38-3 38 7 48 14 48 22 7 9 5 30 19 39 19 46 0 42-19 46-19 39-5 30-7 9-48 22-48 14-38 7-38-3-33-3-33 3-24-4-24-16-18-16-18-9-7-17-7-32C-7-41-4-48 0-48Z',
  propeller:
    'M0-40L4-38 5-22 44-20C47-20 47-6 44-6L5-4 3.5 28 17 31 17 38 0 37-17 38-17 31-3.5 28-5-4-44-6C-47-6-47-20-44-20L-5-22-4-38ZM-15-43L15-43 15-40-15-40Z',
  glider:
    'M0-30C3-30 4-22 4-14L48-12 48-8 3.5-3 2 30 13 32 13 36 0 36-13 36-13 32-2 30-3.5-3-48-8-48-12-4-14C-4-22-3-30 0-30Z',
  helicopter:
    'M0-30C8-30 11-20 11-10 11 2 6 8 3 10L2.5 36 10 36 10 41-10 41-10 36-2.5 36-3 10C-6 8-11 2-11-10-11-20-8-30 0-30ZM-42-44L-38-48 42 24 38 28ZM38-48L42-44-38 28-42 24Z',
  drone:
    'M-5-14L5-14 9-8 26-26 31-21 14-4 14 4 31 21 26 26 9 8 5 14-5 14-9 8-26 26-31 21-14 4-14-4-31-21-26-26-9-8ZM30-44A14 14 0 1 1 29.9-44ZM-30-44A14 14 0 1 1-30.1-44ZM30 16A14 14 0 1 1 29.9 16ZM-30 16A14 14 0 1 1-30.1 16Z',
  vehicle: 'M-13-26Q-13-32-7-32L7-32Q13-32 13-26L13 26Q13 32 7 32L-7 32Q-13 32-13 26Z',
  balloon:
    'M0-38C18-38 30-26 30-10 30 8 12 20 7 30L7 40-7 40-7 30C-12 20-30 8-30-10-30-26-18-38 0-38Z',
} as const;

export type IconName = keyof typeof ICONS;

export const ICON_NAMES = Object.keys(ICONS) as IconName[];

/** OpenSky's emitter categories, 0 to 20. */
const BY_CATEGORY: readonly IconName[] = [
  ...(['jet', 'jet', 'propeller', 'jet', 'jet', 'heavy', 'heavy', 'jet'] as const),
  ...(['helicopter', 'glider', 'balloon', 'balloon', 'propeller', 'jet', 'drone', 'jet'] as const),
  ...(['vehicle', 'vehicle', 'balloon', 'balloon', 'balloon'] as const),
];

export function iconOf(category: number): IconName {
  return BY_CATEGORY[category] ?? 'jet';
}

export function iconIndex(category: number): number {
  return ICON_NAMES.indexOf(iconOf(category));
}
