import { describe, expect, it } from 'vitest';
import type { AircraftLayer } from '../src/globe/AircraftLayer';
import { SHOWN } from '../src/globe/SpriteLayer';
import { AllTrails } from '../src/trails/AllTrails';
import type { Trail, TrailStore } from '../src/trails/TrailStore';

function trailOf(points: number): Trail {
  return { points: Float32Array.from({ length: points * 3 }, (_, i) => i / 10), length: points };
}

/** As much of the page as trails need: rows with so many points each, all of them shown. */
function laid(lengths: readonly number[], selected = -1): AllTrails {
  const trails = { of: (row: number) => trailOf(lengths[row]) } as unknown as TrailStore;
  const aircraft = { store: { length: lengths.length }, sprites: { flags: () => SHOWN } };
  const all = new AllTrails(trails, aircraft as unknown as AircraftLayer);
  all.lines.visible = true;
  all.selected = selected;
  all.frame(1);
  return all;
}

describe('the trails of all', () => {
  it('are pieces with two ends each, and none of a single point', () => {
    expect(laid([4, 1, 2]).lines.geometry.drawRange.count).toBe(2 * 3 + 2 * 1);
  });

  it('leave the selected one to its own thick line', () => {
    expect(laid([4, 3], 0).lines.geometry.drawRange.count).toBe(2 * 2);
  });

  it('join each piece to the one before', () => {
    const position = laid([3]).lines.geometry.getAttribute('position');
    const at = (i: number) => [position.getX(i), position.getY(i), position.getZ(i)];
    expect(at(1)).toEqual(at(2));
    expect(at(0)).not.toEqual(at(1));
  });
});
