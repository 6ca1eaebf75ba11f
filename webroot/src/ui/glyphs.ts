import { svg } from './dom';

/** Line drawings of 24 × 24 for buttons. */
const GLYPHS = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20',
  filter: 'M4 6h16M7 12h10M10 18h4',
  layers: 'M12 4 3.5 8.5 12 13l8.5-4.5zM3.5 12.5 12 17l8.5-4.5M3.5 16 12 20.5l8.5-4.5',
  status: 'M3 12h4l2.5-7 5 14 2.5-7h4',
  globe:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c3 2.5 4 5.5 4 8.500s-1 6-4 8.500c-3-2.5-4-5.5-4-8.500s1-6 4-8.500z',
  map: 'M3.5 6 9 4l6 2 5.5-2v14L15 20l-6-2-5.5 2zM9 4v14M15 6v14',
  anomalies: 'M12 4.5 20.500 19h-17zM12 10v4.200M12 16.600v.100',
  help: 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.700.3-1 .800-1 1.700M12 16.500v.200',
  close: 'M6 6l12 12M18 6 6 18',
  share: 'M12 15V4M8 7.5 12 3.500l4 4M5 12v7.500h14V12',
  cockpit: 'M3.5 18c0-6 3-10.5 8.5-10.500s8.5 4.5 8.5 10.500zM12 7.500V18M6 13l6 1 6-1',
  target: 'M12 7.500a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM12 3v3M12 18v3M3 12h3M18 12h3',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  past: 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.500V12l3 2',
  near: 'M12 21s6.5-6.2 6.500-11a6.5 6.5 0 1 0-13 0c0 4.800 6.500 11 6.500 11zM12 7.800a2.2 2.2 0 1 1 0 4.400 2.2 2.2 0 0 1 0-4.400z',
  play: 'M8 5.500l10.500 6.500L8 18.500z',
  pause: 'M8.500 6v12M15.500 6v12',
  slower: 'M11.500 6.500 6 12l5.500 5.500M18 6.500 12.500 12l5.500 5.500',
  faster: 'M6 6.500l5.500 5.500L6 17.500M12.500 6.500 18 12l-5.500 5.500',
} as const;

export type GlyphName = keyof typeof GLYPHS;

export function glyph(name: GlyphName): SVGSVGElement {
  const drawing = svg('0 0 24 24', { d: GLYPHS[name] });
  drawing.classList.add('glyph');
  return drawing;
}
