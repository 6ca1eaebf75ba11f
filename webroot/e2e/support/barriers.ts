import axe from 'axe-core';
import type { SkyPage } from './SkyPage';

/** What axe-core finds that keeps somebody from using the page, with where it is. */
export async function barriers(sky: SkyPage): Promise<string[]> {
  await sky.page.evaluate(axe.source);
  // Colours are told when they have arrived at what they are to be.
  await sky.settled();
  const { violations } = await sky.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] } as never),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
    );
}
