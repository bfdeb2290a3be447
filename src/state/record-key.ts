import type {Contact} from '../contract/index.ts';

/** Module and id in one text, as the search field's `value` has it. */
export function keyOf({module, id}: Pick<Contact, 'module' | 'id'>): string {
  return `${module}:${id}`;
}
