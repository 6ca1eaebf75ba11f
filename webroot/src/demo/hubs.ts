/** Airports between which the demo flies: name, latitude, longitude, how busy. */
export const HUBS: readonly (readonly [string, number, number, number])[] = [
  ['KATL', 33.64, -84.43, 9], ['KLAX', 33.94, -118.41, 8], ['KORD', 41.97, -87.91, 8],
  ['KDFW', 32.9, -97.04, 8], ['KDEN', 39.86, -104.67, 7], ['KJFK', 40.64, -73.78, 8],
  ['KSFO', 37.62, -122.38, 6], ['KSEA', 47.45, -122.31, 5], ['KMIA', 25.79, -80.29, 6],
  ['CYYZ', 43.68, -79.63, 4], ['CYVR', 49.19, -123.18, 3], ['MMMX', 19.44, -99.07, 4],
  ['EGLL', 51.47, -0.45, 9], ['LFPG', 49.01, 2.55, 8], ['EDDF', 50.03, 8.57, 8],
  ['EHAM', 52.31, 4.76, 8], ['LEMD', 40.47, -3.56, 6], ['LEBL', 41.3, 2.08, 6],
  ['LIRF', 41.8, 12.25, 5], ['EDDM', 48.35, 11.79, 6], ['LTFM', 41.26, 28.74, 8],
  ['ESSA', 59.65, 17.92, 3], ['EKCH', 55.62, 12.66, 4], ['LSZH', 47.46, 8.55, 4],
  ['LOWW', 48.11, 16.57, 4], ['EPWA', 52.17, 20.97, 3], ['LPPT', 38.77, -9.13, 3],
  ['EIDW', 53.42, -6.27, 3], ['LGAV', 37.94, 23.94, 3], ['ENGM', 60.2, 11.08, 2],
  ['OMDB', 25.25, 55.36, 7], ['OTHH', 25.27, 51.61, 5], ['OERK', 24.96, 46.7, 3],
  ['VIDP', 28.57, 77.1, 6], ['VABB', 19.09, 72.87, 5], ['VOBL', 13.2, 77.71, 4],
  ['ZBAA', 40.08, 116.58, 7], ['ZSPD', 31.14, 121.81, 7], ['ZGGG', 23.39, 113.3, 7],
  ['VHHH', 22.31, 113.91, 6], ['RJTT', 35.55, 139.78, 8], ['RKSI', 37.46, 126.44, 6],
  ['RCTP', 25.08, 121.23, 4], ['ZUUU', 30.58, 103.95, 5], ['WSSS', 1.36, 103.99, 6],
  ['VTBS', 13.69, 100.75, 6], ['WMKK', 2.75, 101.71, 4], ['WIII', -6.13, 106.66, 5],
  ['RPLL', 14.51, 121.02, 4], ['YSSY', -33.95, 151.18, 4], ['YMML', -37.67, 144.84, 3],
  ['NZAA', -37.01, 174.79, 2], ['SBGR', -23.43, -46.47, 5], ['SAEZ', -34.82, -58.54, 3],
  ['SKBO', 4.7, -74.15, 4], ['SPJC', -12.02, -77.11, 3], ['FAOR', -26.14, 28.25, 3],
  ['HECA', 30.12, 31.41, 3], ['HKJK', -1.32, 36.93, 2], ['DNMM', 6.58, 3.32, 2],
]; // prettier-ignore

/** Three letters that callsigns begin with, and a country that goes with them. */
export const FLEETS: readonly (readonly [string, string])[] = [
  ['UAL', 'United States'], ['DAL', 'United States'], ['AAL', 'United States'],
  ['SWA', 'United States'], ['BAW', 'United Kingdom'], ['AFR', 'France'], ['DLH', 'Germany'],
  ['KLM', 'Netherlands'], ['RYR', 'Ireland'], ['UAE', 'United Arab Emirates'],
  ['QTR', 'Qatar'], ['THY', 'Turkey'], ['CCA', 'China'], ['CES', 'China'], ['JAL', 'Japan'],
  ['ANA', 'Japan'], ['SIA', 'Singapore'], ['QFA', 'Australia'], ['IGO', 'India'],
  ['TAM', 'Brazil'], ['AVA', 'Colombia'], ['ETH', 'Ethiopia'],
]; // prettier-ignore
