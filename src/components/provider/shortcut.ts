/** Whether a key press is the one that a text such as `Alt+Shift+C` describes. An empty text is none. */
export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut
    .toLowerCase()
    .split('+')
    .map((part) => part.trim());
  const key = parts.pop();
  if (!key) return false;
  const wanted = (...names: string[]) => names.some((name) => parts.includes(name));
  const modifiers =
    event.altKey === wanted('alt', 'option') &&
    event.shiftKey === wanted('shift') &&
    event.ctrlKey === wanted('ctrl', 'control') &&
    event.metaKey === wanted('meta', 'cmd');
  // With Alt held some keyboards type another letter, so the key's place counts as well.
  return modifiers && (event.key.toLowerCase() === key || event.code.toLowerCase() === `key${key}`);
}
