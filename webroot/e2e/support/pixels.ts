import type { Page } from 'playwright-core';
import UPNG from 'upng-js';

/** How many pixels of two pictures of the same size are clearly others. */
export function differentPixels(page: Page, before: Buffer, after: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(pictures.map(pixels));
      let different = 0;
      for (let i = 0; i < a.length; i += 4) {
        const far = [0, 1, 2].map((channel) => Math.abs(a[i + channel] - b[i + channel]));
        if (far[0] + far[1] + far[2] > 60) different++;
      }
      return different;

      async function pixels(base64: string): Promise<Uint8ClampedArray> {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, width, height).data;
      }
    },
    [before, after].map((picture) => picture.toString('base64')),
  );
}

/** How many pixels are as red as what is grave, farther than that from the picture's middle. */
export function redPixels(picture: Buffer, fromPx: number): number {
  const { width, height, ...png } = UPNG.decode(new Uint8Array(picture).buffer);
  const [rgba] = UPNG.toRGBA8({ width, height, ...png });
  const colors = new Uint8Array(rgba);
  let red = 0;
  for (let i = 0; i < width * height; i++) {
    const [r, g, b] = colors.subarray(i * 4, i * 4 + 3);
    const far = Math.hypot((i % width) - width / 2, Math.floor(i / width) - height / 2);
    if (far > fromPx && r > 190 && r - g > 70 && Math.abs(g - b) < 40) red++;
  }
  return red;
}
