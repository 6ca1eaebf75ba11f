/** Pictures of the ground from a server of tiles, if this node's configuration names one. */
export interface MapTiles {
  /** With {z}, {x} and {y}. */
  readonly url: string;
  readonly credit: string;
}

let loading: Promise<MapTiles | null> | undefined;

/** Asked once. A page without a server (the demo), or an older one, has none. */
export function mapTiles(): Promise<MapTiles | null> {
  loading ??= load().catch(() => null);
  return loading;
}

async function load(): Promise<MapTiles | null> {
  const answer = await fetch(new URL('page.json', location.href));
  return answer.ok ? parseMapTiles(await answer.json()) : null;
}

export function parseMapTiles(settings: unknown): MapTiles | null {
  if (typeof settings !== 'object' || settings === null) return null;
  const { mapTiles: url, mapCredit: credit } = settings as Record<string, unknown>;
  if (typeof url !== 'string' || !['{z}', '{x}', '{y}'].every((part) => url.includes(part)))
    return null;
  return { url, credit: typeof credit === 'string' ? credit : '' };
}
