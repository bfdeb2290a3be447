import {sql, type Kysely, type RawBuilder} from 'kysely';
import type {Database} from '../schema.ts';
import type {SealContext, SecretBox} from '../secret-box.ts';

/** What a batch brought. */
interface Batch {
  /** Rows that were looked at; fewer than were asked for: there are no more. */
  readonly seen: number;
  /** Rows that stand under the writing key now. */
  readonly done: number;
  /** Where to go on. */
  readonly last: Cursor | undefined;
}
export type Cursor = readonly string[];

/** One table with texts that were sealed under some key. */
export interface SealedPlace {
  readonly table: string;
  /** Rows that the writing key has yet to seal. */
  countOld(db: Kysely<Database>, writing: string): Promise<number>;
  /** Rows that cannot be read without this key. */
  countUnder(db: Kysely<Database>, keyId: string): Promise<number>;
  /** Seals some rows anew. A row that somebody writes meanwhile is left to them. */
  reseal(db: Kysely<Database>, box: SecretBox, after: Cursor | undefined, limit: number): Promise<Batch>;
}

export type SealedRow = Readonly<Record<string, string | null>>;

export interface TableShape {
  readonly table: string;
  /** Primary key. */
  readonly key: readonly string[];
  /** Column with the tenant's id. */
  readonly tenant: string;
  /** Sealed under `table.column`, this tenant, and this row's key. */
  readonly columns: readonly string[];
  readonly rowKey: (row: SealedRow) => string;
  /** Plain columns that `also` needs. */
  readonly needs?: readonly string[];
  /** What else depends on the key; called in the batch's transaction, before the row is written. */
  readonly also?: (db: Kysely<Database>, box: SecretBox, row: SealedRow, opened: SealedRow) => Promise<void>;
}

/** A table whose columns are sealed each by itself. */
export function sealedTable(shape: TableShape): SealedPlace {
  const {table, key, columns} = shape;
  const count = async (db: Kysely<Database>, where: RawBuilder<unknown>) => {
    const {rows} = await sql<{
      count: string;
    }>`select count(*) as count from ${sql.table(table)} where ${where}`.execute(db);
    return Number(rows[0]!.count);
  };
  return {
    table,
    countOld: (db, writing) =>
      count(
        db,
        anyOf(columns, (column) => isOld(column, writing)),
      ),
    countUnder: (db, keyId) =>
      count(
        db,
        anyOf(columns, (column) => isUnder(column, keyId)),
      ),
    async reseal(db, box, after, limit) {
      const old = anyOf(columns, (column) => isOld(column, box.keyIds[0]!));
      const names = [...new Set([...key, shape.tenant, ...columns, ...(shape.needs ?? [])])];
      const {rows} = await sql<SealedRow>`select ${list(names)} from ${sql.table(table)} where (${old})
        and ${after ? sql`(${list(key)}) > (${sql.join(after)})` : sql`true`}
        order by ${list(key)} limit ${limit}`.execute(db);
      const done = await db.transaction().execute(async (tx) => {
        let written = 0;
        for (const row of rows) if (await resealRow(tx, box, shape, row)) written += 1;
        return written;
      });
      const last = rows.at(-1);
      return {seen: rows.length, done, last: last && key.map((name) => String(last[name]))};
    },
  };
}

/** @returns False when somebody wrote the row meanwhile, or it cannot be opened. */
async function resealRow(
  db: Kysely<Database>,
  box: SecretBox,
  shape: TableShape,
  row: SealedRow,
): Promise<boolean> {
  const opened: Record<string, string | null> = {};
  const changes: Record<string, string> = {};
  for (const column of shape.columns) {
    const sealed = row[column] ?? null;
    if (sealed === null || !sealed.startsWith('1.')) continue;
    const text = openOrNull(box, contextOf(shape, row, column), sealed);
    // Damaged: nobody can read it under any key. It stays, and stays counted.
    if (text === null) return false;
    opened[column] = text;
    changes[column] = box.seal(contextOf(shape, row, column), text);
  }
  await shape.also?.(db, box, row, opened);
  const same = Object.keys(changes).map((column) => sql`${sql.ref(column)} = ${row[column]}`);
  const set = Object.entries(changes).map(([column, text]) => sql`${sql.ref(column)} = ${text}`);
  const where = [...shape.key.map((name) => sql`${sql.ref(name)} = ${row[name]}`), ...same];
  const {numAffectedRows} = await sql`update ${sql.table(shape.table)} set ${sql.join(set)}
    where ${sql.join(where, sql` and `)}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

function contextOf({table, tenant, rowKey}: TableShape, row: SealedRow, column: string): SealContext {
  return {field: `${table}.${column}`, tenantId: row[tenant]!, rowKey: rowKey(row)};
}

function openOrNull(box: SecretBox, context: SealContext, sealed: string): string | null {
  try {
    return box.open(context, sealed);
  } catch {
    return null;
  }
}

const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
const anyOf = (columns: readonly string[], condition: (column: string) => RawBuilder<unknown>) =>
  sql.join(columns.map(condition), sql` or `);

const isUnder = (column: string, keyId: string) => sql`starts_with(${sql.ref(column)}, ${`1.${keyId}.`})`;
const isOld = (column: string, writing: string) =>
  sql`(starts_with(${sql.ref(column)}, '1.') and not ${isUnder(column, writing)})`;
