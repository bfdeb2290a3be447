import type {Directory, Extension} from '../../services/directory.ts';
import {PbxUnavailableError} from '../pbx-api.ts';
import type {NumberBook} from './number-book.ts';

/** Looks up a session's numbers in the directory before the session is folded. */
export class NumberBooks {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  async of(tenantId: string, numbers: Iterable<string>): Promise<NumberBook> {
    const known = new Map<string, Extension>();
    let sure = true;
    const ask = async (number: string) => {
      try {
        const entry = await this.#directory.extension(tenantId, number);
        if (entry) known.set(number, entry);
      } catch (error) {
        if (!(error instanceof PbxUnavailableError)) throw error;
        sure = false;
      }
    };
    await Promise.all([...numbers].map(ask));
    return {known, sure};
  }
}
