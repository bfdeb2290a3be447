/**
 * For what was opened in the page and is left by Escape, as a question that nobody has to answer. The key goes no further: a dialog
 * of the host around the page stays open.
 */
export const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
