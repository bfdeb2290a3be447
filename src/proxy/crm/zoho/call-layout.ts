import {asObject} from '../../oauth/bounded-json.ts';
import type {ActivityGuard} from '../crm-adapter.ts';
import {descriptionMaxLength} from '../marked-block.ts';

type Row = Readonly<Record<string, unknown>>;

/** A field of the tenant's calls that may be written. */
export interface CallField {
  readonly dataType: string;
  readonly maxLength: number;
  /** No two calls may have the same value in it. */
  readonly isUnique: boolean;
  readonly isCustom: boolean;
}

/** The fields in which our mark may stand; none: a call is known by its facts alone. */
export interface CallMarks {
  readonly key: string | null;
  readonly texts: readonly string[];
}

/** What Zoho demands of every call; asking its metadata about these would only lose calls. */
const essential = new Set(['Subject', 'Call_Type', 'Call_Start_Time', 'Call_Duration', '$se_module']);
/** Where metadata cannot be read (zoho-api-facts 4). */
const knownLength: Readonly<Record<string, number>> = {
  Subject: 255,
  Call_Agenda: 255,
  Description: descriptionMaxLength,
  Voice_Recording__s: 450,
};
/** Shortest text field into which our mark fits. */
const markLength = 30;
/** Texts of a call that can hold our marked block, the best first. */
const textFields = ['Description', 'Call_Agenda'];
/** Names of fields that were made to tell calls apart. */
const madeForCalls =
  /^(bgm|pbx|cti|telephony)_?(call|session|cdr)|^(call|session|cdr)_?(id|key|mark(er)?|ref(erence)?)(_?\d+)?$/i;

/** What a tenant's calls can hold, from `/settings/fields?module=Calls`; without it what Zoho's own calls can. */
export class CallLayout {
  readonly #fields: ReadonlyMap<string, CallField> | null;
  readonly #refused: ReadonlySet<string>;

  constructor(fields: ReadonlyMap<string, CallField> | null, refused: ReadonlySet<string> = new Set()) {
    this.#fields = fields;
    this.#refused = refused;
  }

  /** @returns Undefined when the rows are no metadata of calls. */
  static read(rows: readonly Row[]): CallLayout | undefined {
    const fields = new Map(rows.map(readField).filter((field) => field !== undefined));
    return rows.length > 0 ? new CallLayout(fields) : undefined;
  }

  /** The same layout without a field that Zoho refused although its metadata lists it. */
  without(field: string): CallLayout {
    return new CallLayout(this.#fields, new Set([...this.#refused, field]));
  }

  get refused(): ReadonlySet<string> {
    return this.#refused;
  }

  takes(name: string): boolean {
    if (essential.has(name)) return true;
    return !this.#refused.has(name) && (this.#fields?.has(name) ?? true);
  }

  /** Longest text of a field, in UTF-16 units. */
  room(name: string): number {
    return this.#fields?.get(name)?.maxLength ?? knownLength[name] ?? 255;
  }

  typeOf(name: string): string {
    return this.#fields?.get(name)?.dataType ?? 'text';
  }

  /** Where our marked block stands: the description, or the next best text of a call. */
  get textField(): string | null {
    return textFields.find((name) => this.takes(name)) ?? null;
  }

  /**
   * Where our mark may stand in calls that were written earlier, also in a field that is refused by now, or was by a process that
   * knew more.
   */
  marks(chosenKey: string | null): CallMarks {
    const texts = textFields.filter((name) => this.#fields?.has(name) ?? true);
    return {key: this.keyField(chosenKey), texts};
  }

  /**
   * The text field that takes our mark besides the block, if there is one.
   * @param chosen The tenant's own choice; without it a field that looks made for this, or the only unique one.
   */
  keyField(chosen: string | null): string | null {
    const texts = [...(this.#fields ?? [])].filter(
      ([name, field]) => field.isCustom && isKey(field) && this.takes(name),
    );
    const names = texts.map(([name]) => name);
    if (chosen !== null) return names.includes(chosen) ? chosen : null;
    const unique = texts.filter(([, {isUnique}]) => isUnique).map(([name]) => name);
    const made = (name: string) => madeForCalls.test(name);
    return unique.find(made) ?? (unique.length === 1 ? unique[0]! : null) ?? names.find(made) ?? null;
  }

  /** By what a call can be known again (reliability 0.1). */
  guard(chosen: string | null): ActivityGuard {
    const field = this.keyField(chosen);
    if (field !== null)
      return {kind: this.#fields?.get(field)?.isUnique ? 'unique_field' : 'plain_field', field};
    return this.textField === null ? {kind: 'none', field: null} : {kind: 'text', field: this.textField};
  }
}

const isKey = ({dataType, maxLength}: CallField): boolean => dataType === 'text' && maxLength >= markLength;

/** Undefined for a field that cannot be written through the API, or is not in use. */
function readField(row: Row): [string, CallField] | undefined {
  const {api_name: name, data_type: dataType, length} = row;
  if (typeof name !== 'string' || typeof dataType !== 'string') return undefined;
  const mayWrite =
    row.read_only !== true &&
    row.field_read_only !== true &&
    asObject(row.operation_type)?.api_create !== false;
  if (!mayWrite || row.type === 'unused') return undefined;
  const maxLength = typeof length === 'number' && length > 0 ? length : (knownLength[name] ?? 255);
  const isUnique = [row.unique, row.external].some((mark) => Object.keys(asObject(mark) ?? {}).length > 0);
  return [name, {dataType, maxLength, isUnique, isCustom: row.custom_field === true}];
}
