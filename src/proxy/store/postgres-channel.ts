import {randomBytes} from 'node:crypto';
import {sql, type Kysely} from 'kysely';
import pg from 'pg';
import {describeError, type Logger} from '../logging.ts';
import type {Clock} from '../services/time/clock.ts';
import type {ProcessChannel} from './process-channel.ts';
import type {Database} from './schema.ts';
import type {SealContext, SecretBox} from './secret-box.ts';

const channelName = 'bgm_crm';
/** PostgreSQL takes less than 8000 bytes; longer messages are stored, and their row is named instead. */
const longestNotification = 7900;
/** Stored messages are deleted after this; who was away longer than a moment is told of a gap anyway. */
const storedFor = '5 minutes';
/** Waiting to be sent; beyond, the others are told to look for themselves. */
const waitingAtMost = 5000;
const reconnectPause = 500;
/** A connection that died without a word is found out this soon, milliseconds. */
const signOfLifeEvery = 10_000;

interface Message {
  readonly topic: string;
  readonly message: unknown;
}

export interface PostgresChannelOptions {
  readonly url: string;
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'delay'>;
  readonly log: Logger;
}

/** LISTEN and NOTIFY. Messages that wait are sent together, so that a burst is a few statements and not thousands. */
export class PostgresChannel implements ProcessChannel {
  readonly #options: PostgresChannelOptions;
  /** Names this process run, so that it does not hear itself. */
  readonly #self = randomBytes(9).toString('base64url');
  readonly #listeners = new Map<string, ((message: unknown) => void)[]>();
  readonly #gapListeners: (() => void)[] = [];
  readonly #stopping = new AbortController();
  #waiting: Message[] = [];
  #sending: Promise<void> | undefined;
  /** Something could not be sent: the others must be told to look for themselves. */
  #owesGap = false;
  #receiving: Promise<void> = Promise.resolve();
  #client: pg.Client | undefined;

  private constructor(options: PostgresChannelOptions) {
    this.#options = options;
  }

  static async open(options: PostgresChannelOptions): Promise<PostgresChannel> {
    const channel = new PostgresChannel(options);
    channel.#client = await channel.#listen();
    void channel.#stayConnected();
    return channel;
  }

  send(topic: string, message: unknown): void {
    if (this.#waiting.length >= waitingAtMost) {
      this.#waiting = [];
      this.#owesGap = true;
    } else this.#waiting.push({topic, message});
    this.#sending ??= this.#drain().finally(() => (this.#sending = undefined));
  }

  on(topic: string, listener: (message: unknown) => void): void {
    this.#listeners.set(topic, [...(this.#listeners.get(topic) ?? []), listener]);
  }

  onGap(listener: () => void): void {
    this.#gapListeners.push(listener);
  }

  async close(): Promise<void> {
    await this.#sending;
    this.#stopping.abort();
    await this.#client?.end().catch(() => {});
    await this.#receiving;
  }

  async #drain(): Promise<void> {
    // What is sent in the same turn travels together.
    await Promise.resolve();
    while (this.#waiting.length > 0 || this.#owesGap) {
      const isGap = this.#owesGap;
      const batch = isGap ? [{topic: 'gap', message: null}] : this.#waiting;
      if (!isGap) this.#waiting = [];
      try {
        await this.#notify(batch);
        if (isGap) this.#owesGap = false;
      } catch (error) {
        this.#owesGap = true;
        this.#options.log.warn('other processes not told', {error: describeError(error)});
        if (this.#stopping.signal.aborted) return;
        await this.#options.clock.delay(reconnectPause, this.#stopping.signal).catch(() => {});
      }
    }
  }

  async #notify(batch: readonly Message[]): Promise<void> {
    const {box, db} = this.#options;
    const body = box.seal(placeOf(this.#self), JSON.stringify(batch));
    const notification = `${this.#self}:${body}`;
    if (notification.length <= longestNotification) {
      await sql`select pg_notify(${channelName}, ${notification})`.execute(db);
      return;
    }
    await sql`with old as (delete from process_message where created_at < now() - ${storedFor}::interval),
      stored as (insert into process_message (body) values (${body}) returning id)
      select pg_notify(${channelName}, ${this.#self} || '#' || id) from stored`.execute(db);
  }

  async #listen(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#options.url,
      // For whoever looks at the server's list of connections.
      application_name: 'bgm-crm-channel',
      connectionTimeoutMillis: 3000,
      query_timeout: 5000,
      keepAlive: true,
    });
    // `end` follows and is what counts; without a listener an error would end the process.
    client.on('error', () => {});
    client.on('notification', ({payload = ''}) => {
      this.#receiving = this.#receiving
        .then(() => this.#receive(payload))
        .catch((error: unknown) => {
          this.#options.log.warn('message of another process not read', {error: describeError(error)});
          this.#tellGap();
        });
    });
    await client.connect();
    await client.query(`listen ${channelName}`);
    return client;
  }

  /** Waits for the end of each connection and opens the next one, until closed. */
  async #stayConnected(): Promise<void> {
    const {clock, log} = this.#options;
    const {signal} = this.#stopping;
    while (!signal.aborted) {
      if (this.#client) await this.#untilEnded(this.#client);
      this.#client = undefined;
      if (signal.aborted) return;
      await clock.delay(reconnectPause, signal).catch(() => {});
      try {
        this.#client = await this.#listen();
        if (signal.aborted) return await this.#client.end();
        this.#tellGap();
      } catch (error) {
        log.warn('channel between processes is away', {error: describeError(error)});
      }
    }
  }

  async #untilEnded(client: pg.Client): Promise<void> {
    const ended = new AbortController();
    client.once('end', () => ended.abort());
    const signal = AbortSignal.any([ended.signal, this.#stopping.signal]);
    while (!signal.aborted) {
      await this.#options.clock.delay(signOfLifeEvery, signal).catch(() => {});
      if (signal.aborted) break;
      await client.query('select 1').catch(() => ended.abort());
    }
    await client.end().catch(() => {});
  }

  async #receive(payload: string): Promise<void> {
    const [, sender, kind, rest] = /^([\w-]+)([:#])(.+)$/s.exec(payload) ?? [];
    if (!sender || !rest || sender === this.#self) return;
    const body = kind === ':' ? rest : await this.#stored(rest);
    const batch = JSON.parse(this.#options.box.open(placeOf(sender), body)) as Message[];
    for (const {topic, message} of batch) {
      if (topic === 'gap') this.#tellGap();
      for (const listener of this.#listeners.get(topic) ?? []) listener(message);
    }
  }

  async #stored(id: string): Promise<string> {
    const {body} = await this.#options.db
      .selectFrom('process_message')
      .select('body')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return body;
  }

  #tellGap(): void {
    for (const listener of this.#gapListeners) listener();
  }
}

const placeOf = (sender: string): SealContext => ({
  field: 'process_message.body',
  tenantId: '',
  rowKey: sender,
});
