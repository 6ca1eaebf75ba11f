import { coarse, fine } from 'virtual:world';
import { readWorld, type World } from './worldReader';

let loading: Promise<World> | undefined;
let loadingFine: Promise<World> | undefined;

/** Fetched once, by whoever needs it first: the globe's lines or the flat map. */
export function world(): Promise<World> {
  loading ??= load(coarse);
  return loading;
}

/** Five times the points: for who comes near enough to see them. */
export function fineWorld(): Promise<World> {
  loadingFine ??= load(fine);
  return loadingFine;
}

async function load(url: string): Promise<World> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The map's lines could not be loaded (HTTP ${answer.status})`);
  return readWorld(new Uint8Array(await answer.arrayBuffer()));
}
