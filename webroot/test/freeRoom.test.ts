import { PerspectiveCamera } from 'three';
import { describe, expect, it } from 'vitest';
import { FreeRoom } from '../src/globe/FreeRoom';

const element = { clientWidth: 400, clientHeight: 800 } as HTMLElement;

describe('the picture above an open card', () => {
  it('has its middle in the middle of what is free, and goes back', () => {
    const camera = new PerspectiveCamera(50, 0.5);
    const room = new FreeRoom(camera, element, true);
    room.goal = 300;
    room.frame();
    expect(camera.view).toMatchObject({ enabled: true, offsetX: 0, offsetY: 150, fullHeight: 800 });
    room.goal = 0;
    room.frame();
    expect(camera.view?.enabled).toBe(false);
  });

  it('gets there smoothly, and does arrive', () => {
    const camera = new PerspectiveCamera(50, 0.5);
    const room = new FreeRoom(camera, element, false);
    room.goal = 300;
    room.frame();
    expect(camera.view?.offsetY).toBeGreaterThan(0);
    expect(camera.view?.offsetY).toBeLessThan(75);
    for (let i = 0; i < 60; i++) room.frame();
    expect(camera.view?.offsetY).toBe(150);
  });
});
