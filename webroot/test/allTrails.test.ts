import type * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import type { AircraftLayer } from '../src/globe/AircraftLayer';
import { SHOWN } from '../src/globe/SpriteLayer';
import { AllTrails } from '../src/trails/AllTrails';
import type { Trail, TrailStore } from '../src/trails/TrailStore';

function trailOf(points: number): Trail {
  return {
    points: Float32Array.from({ length: points * 3 }, (_, i) => i / 10),
    times: Float64Array.from({ length: points }, (_, i) => i * 60_000),
    ...{ length: points, version: 1 },
  };
}

/** As much of the page as trails need: rows with so many points each, all of them shown. */
function laid(lengths: readonly number[], selected = -1, minutes = Infinity): AllTrails {
  const trails = {
    of: (row: number) => trailOf(lengths[row]),
    nowMs: () => 300_000,
  } as unknown as TrailStore;
  const aircraft = { store: { length: lengths.length }, sprites: { flags: () => SHOWN } };
  const all = new AllTrails(trails, aircraft as unknown as AircraftLayer);
  all.group.visible = true;
  all.lengthMs = minutes * 60_000;
  all.selected = selected;
  all.frame(1);
  return all;
}

/** The one of the two that is seen. */
function seen({ group }: AllTrails): { readonly geometry: THREE.BufferGeometry } {
  const all = group.children as unknown as { readonly geometry: THREE.BufferGeometry }[];
  return all.find(({ geometry }) => geometry.drawRange.count > 0)!;
}

describe('the trails of all', () => {
  it('are pieces with two ends each, and none of a single point', () => {
    expect(laid([4, 1, 2]).drawn).toBe(2 * 3 + 2 * 1);
  });

  it('leave the selected one to its own thick line', () => {
    expect(laid([4, 3], 0).drawn).toBe(2 * 2);
  });

  it('join each piece to the one before', () => {
    const position = seen(laid([3])).geometry.getAttribute('position');
    const at = (i: number) => [position.getX(i), position.getY(i), position.getZ(i)];
    expect(at(1)).toEqual(at(2));
    expect(at(0)).not.toEqual(at(1));
  });

  it('begin no longer ago than they are to, between two points', () => {
    // Now is the fifth minute, and there is a point each minute: from 2.5 on.
    const position = seen(laid([5], -1, 2.5)).geometry.getAttribute('position');
    expect(laid([5], -1, 2.5).drawn).toBe(2 * 2);
    const whole = seen(laid([5])).geometry.getAttribute('position');
    const between = (whole.getX(4) + whole.getX(5)) / 2;
    expect(position.getX(0)).toBeCloseTo(between, 1);
  });

  it('stay as they are until all are laid anew', () => {
    const all = laid([4]);
    all.refresh();
    all.frame(9);
    all.frame(12);
    expect(all.drawn).toBe(6);
  });
});
