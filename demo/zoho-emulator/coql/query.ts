/** Comparison of a column with values. */
export interface Condition {
  column: string;
  operator:
    | '='
    | '!='
    | '>'
    | '>='
    | '<'
    | '<='
    | 'like'
    | 'not like'
    | 'in'
    | 'not in'
    | 'between'
    | 'is null'
    | 'is not null';
  values: (string | number | boolean)[];
}

export type Where = Condition | {joined: 'and' | 'or'; left: Where; right: Where};

/** A parsed `select … from … where …`. */
export interface Query {
  columns: string[];
  /** The one column is `count(…)` of this name; `columns` is empty then. */
  counted?: {as: string; column: string};
  module: string;
  where: Where;
  order: {column: string; descending: boolean}[];
  limit: number;
  offset: number;
}
