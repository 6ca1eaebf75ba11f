/** What moves farther between down and up is a drag, not a click. */
const CLICK_PX = 5;
const WHEEL_PX = 60;
/** The upper part of the strip, where the ticks are. */
const TICKS_PX = 14;

export interface TimeHand {
  /** Whether something at that place can be clicked at. */
  isTick(x: number, reachPx: number): boolean;
  clickTick(x: number, reachPx: number): void;
  drag(x: number): void;
  letGo(): void;
  /** The pointer is over that place (null: it has left), and perhaps where ticks are. */
  hover(x: number | null, ticks: { readonly x: number; readonly reachPx: number } | null): void;
  zoom(by: 1 | -1): void;
}

/** Turns what a pointer does on the strip into a drag through time, a click at a tick, or another length. */
export function watchTimePointer(strip: HTMLElement, hand: TimeHand): void {
  let downAt: number | null = null;
  let dragging = false;
  let turned = 0;
  const at = (event: PointerEvent) => event.clientX - strip.getBoundingClientRect().left;
  const reach = (event: PointerEvent) => (event.pointerType === 'touch' ? 14 : 5);
  const overTick = (event: PointerEvent) =>
    event.clientY - strip.getBoundingClientRect().top <= TICKS_PX &&
    hand.isTick(at(event), reach(event));
  const end = (event: PointerEvent) => {
    if (downAt === null) return;
    const isClick = event.type === 'pointerup' && !dragging;
    downAt = null;
    if (isClick) hand.clickTick(at(event), reach(event));
    else hand.letGo();
    dragging = false;
    if (event.pointerType === 'touch') hand.hover(null, null);
  };
  strip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    strip.setPointerCapture(event.pointerId);
    downAt = at(event);
    // A tick may be meant, or the beginning of a drag.
    dragging = !overTick(event);
    if (dragging) hand.drag(downAt);
  });
  strip.addEventListener('pointermove', (event) => {
    const x = at(event);
    if (downAt !== null && !dragging) dragging = Math.abs(x - downAt) > CLICK_PX;
    if (downAt !== null && dragging) hand.drag(x);
    hand.hover(x, !dragging && overTick(event) ? { x, reachPx: reach(event) } : null);
  });
  strip.addEventListener('pointerup', end);
  strip.addEventListener('pointercancel', end);
  strip.addEventListener('pointerleave', () => {
    if (downAt === null) hand.hover(null, null);
  });
  strip.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      turned += event.deltaY;
      if (Math.abs(turned) < WHEEL_PX) return;
      hand.zoom(turned > 0 ? 1 : -1);
      turned = 0;
    },
    { passive: false },
  );
}
