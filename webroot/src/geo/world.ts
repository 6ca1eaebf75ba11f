import atlasUrl from 'world-atlas/countries-50m.json?url';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FeatureCollection, MultiLineString } from 'geojson';

type Atlas = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

/** The countries of the world, from Natural Earth at 1:50 million. */
export interface World {
  readonly coast: MultiLineString;
  readonly borders: MultiLineString;
  readonly land: FeatureCollection;
}

let loading: Promise<World> | undefined;

/** Fetched once, by whoever needs it first: the globe's lines or the flat map. */
export function world(): Promise<World> {
  loading ??= load();
  return loading;
}

async function load(): Promise<World> {
  const answer = await fetch(atlasUrl);
  if (!answer.ok) throw new Error(`The map's lines could not be loaded (HTTP ${answer.status})`);
  const atlas = (await answer.json()) as Atlas;
  const { countries, land } = atlas.objects;
  return {
    coast: mesh(atlas, countries, (a, b) => a === b),
    borders: mesh(atlas, countries, (a, b) => a !== b),
    land: feature(atlas, land),
  };
}
