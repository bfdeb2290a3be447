/** Registers a part of the settings, which is no element for pages and is loaded with the settings only. */
export function definePart(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) customElements.define(tag, element);
}
