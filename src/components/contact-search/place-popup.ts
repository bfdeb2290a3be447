/** Pixels between field and list, and between list and the window's edge. */
const gap = 4;
/** Less room below than this, and more above: the list opens upwards. */
const enough = 260;
const tallest = 420;

/**
 * Puts a list under its field, or over it where there is no room below. It stands in the top layer, so no panel of the page cuts
 * it off; opened upwards it keeps one height, because rows that come later would push the others up.
 */
export function placePopup(popup: HTMLElement, field: DOMRect, windowHeight: number): void {
  const below = windowHeight - field.bottom - 2 * gap;
  const above = field.top - 2 * gap;
  const up = below < enough && above > below;
  const room = Math.max(120, Math.min(tallest, up ? above : below));
  popup.classList.toggle('up', up);
  Object.assign(popup.style, {
    left: `${field.left}px`,
    width: `${field.width}px`,
    top: up ? 'auto' : `${field.bottom + gap}px`,
    bottom: up ? `${windowHeight - field.top + gap}px` : 'auto',
    height: up ? `${Math.min(room, 320)}px` : 'auto',
    maxHeight: `${room}px`,
  });
}
