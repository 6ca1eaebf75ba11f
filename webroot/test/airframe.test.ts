import { describe, expect, it } from 'vitest';
import { airframe, sizeOf } from '../src/globe/airframe';
import { ICON_NAMES } from '../src/globe/icons';

describe('the shape of an aircraft', () => {
  const shaped = ICON_NAMES.filter((kind) => sizeOf(kind) > 0);

  it('is there for all kinds with wings', () => {
    expect(shaped).toEqual(expect.arrayContaining(['jet', 'heavy', 'propeller', 'glider']));
    expect(airframe('balloon')).toBeNull();
  });

  it.each(shaped)('%s is whole, and the same on both sides', (kind) => {
    const mesh = airframe(kind)!;
    expect(mesh.positions.length % 9, 'triangles').toBe(0);
    expect(mesh.normals).toHaveLength(mesh.positions.length);
    expect(mesh.paint).toHaveLength(mesh.positions.length / 3);
    const xs = mesh.positions.filter((_, i) => i % 3 === 0);
    expect(Math.max(...xs)).toBeCloseTo(0.5, 5);
    expect(Math.min(...xs)).toBeCloseTo(-0.5, 5);
    for (let i = 0; i < mesh.normals.length; i += 3)
      expect(Math.hypot(...mesh.normals.slice(i, i + 3))).toBeCloseTo(1, 5);
  });

  it('has wings whose upper side looks up', () => {
    const { positions, normals } = airframe('jet')!;
    const tips = positions
      .map((x, i) => (i % 3 === 0 && x > 0.45 ? normals[i + 1] : NaN))
      .filter((up) => !Number.isNaN(up));
    expect(Math.max(...tips)).toBeGreaterThan(0.9);
    expect(Math.min(...tips)).toBeLessThan(-0.9);
  });
});
