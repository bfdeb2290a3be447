/**
 * Does what an event asks for, once everybody on its way out has had the chance to cancel it: the window is the last to be asked.
 * Where it is stopped on the way, nothing is done.
 */
export function unlessCanceled(event: Event, act: () => void): void {
  const last = (heard: Event): void => {
    if (heard !== event || event.defaultPrevented) return;
    // Of two providers around the widget, one is enough.
    event.preventDefault();
    act();
  };
  addEventListener(event.type, last);
  queueMicrotask(() => removeEventListener(event.type, last));
}
