/** Tells which section of the settings is shown; the element reflects it into an attribute, so that a page can keep it in its address. */
export class SectionWatch {
  readonly #observer: MutationObserver;
  #element: Element | null = null;

  constructor(tell: (section: string) => void) {
    this.#observer = new MutationObserver(() => {
      const section = this.#element?.getAttribute('section');
      if (section) tell(section);
    });
  }

  /** Watches another element from now on; null: none. */
  look(element: Element | null): void {
    if (element === this.#element) return;
    this.#observer.disconnect();
    this.#element = element;
    if (element) this.#observer.observe(element, {attributeFilter: ['section']});
  }
}
