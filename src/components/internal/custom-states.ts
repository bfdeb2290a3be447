/** The element's `:state(…)` names, changed as one set. */
export class CustomStates {
  readonly #internals: ElementInternals;

  constructor(host: HTMLElement) {
    this.#internals = host.attachInternals();
  }

  /** From now on exactly these. */
  set(names: Iterable<string>): void {
    const next = new Set(names);
    const {states} = this.#internals;
    for (const name of [...states]) if (!next.has(name)) states.delete(name);
    for (const name of next) states.add(name);
  }
}
