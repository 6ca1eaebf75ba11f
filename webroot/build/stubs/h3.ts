/** Stands in for `h3-js`, which only the layers of hexagons need. */
function absent(): never {
  throw new Error('Hexagons are not in this build');
}
export const cellToBoundary = absent;
export const cellToLatLng = absent;
export const latLngToCell = absent;
export const polygonToCells = absent;
export default {};
