import {callFields, noteFields} from './call-fields.ts';
import {accountFields, contactFields, leadFields} from './person-fields.ts';
import {field} from './field.ts';
import type {DataType, Field} from './field.ts';

/** Modules that the emulator plays, with the number that stands for them in ids of metadata. */
export const moduleNames = ['Leads', 'Contacts', 'Accounts', 'Calls', 'Notes'] as const;
export type ModuleName = (typeof moduleNames)[number];

export const isModuleName = (text: string): text is ModuleName =>
  (moduleNames as readonly string[]).includes(text);

/** A field that an org added, or a change to one it has. */
export interface FieldChange {
  module: ModuleName;
  apiName: string;
  label?: string;
  dataType?: DataType;
  length?: number;
  unique?: boolean;
  mandatory?: boolean;
  readOnly?: boolean;
  values?: string[];
}

/** The fields of one org; every org has its own copy, so that a switch in one never shows in another. */
export class Schema {
  readonly #fields: Record<ModuleName, Field[]> = {
    Leads: leadFields(),
    Contacts: contactFields(),
    Accounts: accountFields(),
    Calls: callFields(),
    Notes: noteFields(),
  };

  fieldsOf(module: ModuleName): readonly Field[] {
    return this.#fields[module];
  }

  find(module: ModuleName, apiName: string): Field | undefined {
    return this.#fields[module].find((known) => known.apiName === apiName);
  }

  phoneFields(module: ModuleName): Field[] {
    return this.#fields[module].filter((known) => known.dataType === 'phone');
  }

  /** Adds a custom field, or changes a field that exists. */
  change({module, apiName, ...change}: FieldChange): Field {
    const known = this.find(module, apiName);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (known) return Object.assign(known, given);
    const added = field(apiName, change.dataType ?? 'text', {custom: true, ...given});
    this.#fields[module].push(added);
    return added;
  }

  /** Takes a field off the module, as an admin who deletes or renames it. */
  remove(module: ModuleName, apiName: string): void {
    this.#fields[module] = this.#fields[module].filter((known) => known.apiName !== apiName);
  }
}
