/** The globe's radius in the scene, as three-globe has it. */
export const R = 100;

/** Altitudes are drawn this many times too high: at their true height all would lie on the ground. */
export const EXAGGERATION = 6;

/** How far from the centre things on the ground are drawn, so that the globe does not swallow them. */
export const GROUND_LIFT = 0.0006;
