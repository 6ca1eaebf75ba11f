/** How the page was asked to be, by its address alone. */
export interface Mode {
  /** For a screen on a wall: no panels, the globe turns. */
  readonly kiosk: boolean;
  /** Inside another page: a legend and a link, nothing else. */
  readonly embed: boolean;
  /** Nothing moves, so that pictures can be compared. */
  readonly frozen: boolean;
  /** An invented sky in place of a server's. */
  readonly demo: boolean;
  /** Fewer and smaller pictures: asked for, or a small or weak machine. */
  readonly light: boolean;
  /** Less movement, as the system's settings ask. */
  readonly calm: boolean;
}

export function readMode(query: URLSearchParams): Mode {
  const frozen = on(query, 'freeze');
  const gfx = query.get('gfx');
  return {
    kiosk: on(query, 'kiosk'),
    embed: on(query, 'embed'),
    frozen,
    demo: on(query, 'demo'),
    light: gfx === 'low' || (gfx !== 'high' && isSmall()),
    calm: frozen || matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** Whether there are tools and panels, and not only the picture. */
export function hasPanels({ kiosk, embed }: Mode): boolean {
  return !kiosk && !embed;
}

function on(query: URLSearchParams, name: string): boolean {
  return query.has(name) && query.get(name) !== '0';
}

function isSmall(): boolean {
  return Math.min(screen.width, screen.height) < 600 || navigator.hardwareConcurrency <= 2;
}
