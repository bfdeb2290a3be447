import {join} from 'node:path';
import {PGlite} from '@electric-sql/pglite';
import pg from 'pg';
import {copyEmptyDatabase} from '../demo/start/empty-database.ts';
import {startPostgres} from '../test/support/node/postgres.ts';

/** The database that the campaign's proxies share, or that its one proxy embeds. */
export interface CampaignDatabase {
  /** Settings by which a proxy finds it. */
  readonly env: NodeJS.ProcessEnv;
  /** How many proxies may work on it. */
  readonly proxies: number;
  /** Kills it and starts it again. The embedded one lives and dies with its proxy. */
  restart?(): Promise<void>;
  /** Reads it while no proxy runs. */
  read<Row>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export type DatabaseKind = 'pglite' | 'postgres';

export const openDatabase: Readonly<Record<DatabaseKind, (folder: string) => Promise<CampaignDatabase>>> = {
  async pglite(folder) {
    const directory = join(folder, 'database');
    // The first start of a new one has tests of its own, and takes seconds.
    await copyEmptyDatabase(directory);
    return {
      env: {BGM_DATA_DIR: directory, DATABASE_URL: ''},
      proxies: 1,
      async read<Row>(query: string, values: readonly unknown[] = []) {
        const lite = await PGlite.create(join(directory, 'pgdata'));
        try {
          return (await lite.query<Row>(query, [...values])).rows;
        } finally {
          await lite.close();
        }
      },
      stop: async () => {},
    };
  },
  async postgres() {
    const server = await startPostgres();
    const url = await server.createDatabase();
    return {
      env: {DATABASE_URL: url, BGM_DATA_DIR: ''},
      proxies: 2,
      async restart() {
        await server.kill();
        await server.start();
      },
      async read<Row>(query: string, values: readonly unknown[] = []) {
        const client = new pg.Client({connectionString: url});
        await client.connect();
        try {
          return (await client.query(query, [...values])).rows as Row[];
        } finally {
          await client.end();
        }
      },
      stop: () => server.stop(),
    };
  },
};
