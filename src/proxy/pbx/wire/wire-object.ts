import {cleanText} from '../../text/clean-text.ts';

/** Reads one JSON object of the PBX: keys in any case, several spellings, any type where text is meant. Never throws. */
export class WireObject {
  readonly #values = new Map<string, unknown>();

  constructor(object: object) {
    for (const [key, value] of Object.entries(object)) {
      const name = key.toLowerCase();
      // The spelling that comes first wins, so that a second `Session_ID` cannot replace the first.
      if (!this.#values.has(name)) this.#values.set(name, value);
    }
  }

  /** The first of these fields that holds text (or a number), cleaned; empty when none does. */
  text(...names: string[]): string {
    for (const name of names) {
      const text = textOf(this.#values.get(name));
      if (text !== '') return text;
    }
    return '';
  }

  /** A whole number, also when sent as text; null when it is none. */
  integer(...names: string[]): number | null {
    const text = this.text(...names);
    return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
  }

  /** The objects in a list; whatever else stands in it is left out. */
  objects(name: string, atMost: number): WireObject[] {
    const list = this.#values.get(name);
    if (!Array.isArray(list)) return [];
    return list
      .slice(0, atMost)
      .filter(isPlainObject)
      .map((item) => new WireObject(item));
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? cleanText(value, 200) : '';
}
