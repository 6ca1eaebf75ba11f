/** Stands in for `three/webgpu`, which three-globe names but needs only where somebody draws with it. */
export class WebGPURenderer {
  readonly absent = true;
}
export class StorageInstancedBufferAttribute {
  readonly absent = true;
}
