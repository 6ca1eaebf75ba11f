/** Something that draws itself before each frame. */
export interface FrameLayer {
  frame(nowS: number): void;
}
