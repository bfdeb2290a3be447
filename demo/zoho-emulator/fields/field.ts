/** Zoho's `data_type` names, as far as the modules here use them. */
export type DataType =
  | 'text'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'website'
  | 'picklist'
  | 'lookup'
  | 'ownerlookup'
  | 'datetime'
  | 'boolean'
  | 'integer'
  | 'bigint';

/** One field of a module; the metadata answer and the checks of written values both come from it. */
export interface Field {
  apiName: string;
  label: string;
  dataType: DataType;
  /** Longest text in characters. Never 0: the official SDK loses such a field. */
  length: number;
  /** Zoho itself demands it (`system_mandatory`). */
  mandatory: boolean;
  /** Ignored when sent. */
  readOnly: boolean;
  custom: boolean;
  unique: boolean;
  /** Values of a picklist. */
  values?: readonly string[];
  /** Module that a lookup points to; `se_module` for What_Id. */
  lookup?: string;
}

type Extra = Partial<Omit<Field, 'apiName' | 'dataType'>>;

const standardLength: Record<DataType, number> = {
  text: 255,
  textarea: 32_000,
  email: 100,
  phone: 30,
  website: 450,
  picklist: 120,
  lookup: 120,
  ownerlookup: 120,
  datetime: 32,
  boolean: 5,
  integer: 9,
  bigint: 18,
};

/** A field with the defaults of its type; the label is the API name in words unless given. */
export const field = (apiName: string, dataType: DataType, extra: Extra = {}): Field => ({
  apiName,
  label: apiName.replace(/^\$/, '').replace(/__s$/, '').replaceAll('_', ' '),
  dataType,
  length: standardLength[dataType],
  mandatory: false,
  readOnly: false,
  custom: false,
  unique: false,
  ...extra,
});

/** Fields that every module has at its end. */
export const systemFields = (): Field[] => [
  field('Owner', 'ownerlookup'),
  field('Created_By', 'ownerlookup', {readOnly: true}),
  field('Modified_By', 'ownerlookup', {readOnly: true}),
  field('Created_Time', 'datetime', {readOnly: true}),
  field('Modified_Time', 'datetime', {readOnly: true}),
  field('id', 'bigint', {readOnly: true, label: 'Record Id'}),
];
