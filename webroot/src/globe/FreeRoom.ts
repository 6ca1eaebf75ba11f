import type { PerspectiveCamera } from 'three';

/** How much of the way is left to go after each frame. */
const LEFT = 0.82;

/** Moves the picture up so that its middle is in the middle of what cards below leave free. */
export class FreeRoom {
  /** Pixels that are covered below. */
  goal = 0;
  private covered = 0;

  constructor(
    private readonly camera: PerspectiveCamera,
    private readonly element: HTMLElement,
    private readonly calm: boolean,
  ) {}

  frame(): void {
    if (this.covered === this.goal) return;
    const off = this.covered - this.goal;
    this.covered = this.calm || Math.abs(off) < 1 ? this.goal : this.goal + off * LEFT;
    if (this.covered === 0) this.camera.clearViewOffset();
    else this.fit();
  }

  /** The element has another size. */
  fit(): void {
    if (this.covered === 0) return;
    const { clientWidth: width, clientHeight: height } = this.element;
    this.camera.setViewOffset(width, height, 0, this.covered / 2, width, height);
  }
}
