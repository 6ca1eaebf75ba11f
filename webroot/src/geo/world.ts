import { coarse, fine } from 'virtual:world';
import { once } from '../once';
import { readWorld, type World } from './worldReader';

/** Fetched once, by whoever needs it first: the globe's lines or the flat map. */
export const world: () => Promise<World> = once(() => load(coarse));

/** Five times the points: for who comes near enough to see them. */
export const fineWorld: () => Promise<World> = once(() => load(fine));

async function load(url: string): Promise<World> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The map's lines could not be loaded (HTTP ${answer.status})`);
  return readWorld(new Uint8Array(await answer.arrayBuffer()));
}
