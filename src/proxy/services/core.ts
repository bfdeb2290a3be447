import type {PgBoss} from 'pg-boss';
import type {Config} from '../config.ts';
import type {Logger} from '../logging.ts';
import type {OpenDatabase} from '../store/database.ts';
import type {SecretBox} from '../store/secret-box.ts';
import type {Clock} from './clock.ts';
import type {ConnectionStore} from './connection-store.ts';
import type {EventHub} from './event-hub.ts';
import type {TenantService} from './tenant-service.ts';

/** What every part of the proxy is built on. */
export interface Core {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly database: OpenDatabase;
  readonly box: SecretBox;
  readonly tenants: TenantService;
  readonly connections: ConnectionStore;
  readonly hub: EventHub & {nextId(): string};
  readonly boss: PgBoss;
  /** Aborted when the process stops: running work winds down. */
  readonly stopping: AbortSignal;
  /** Origin of the proxy as browsers know it, for links. */
  publicOrigin(): string;
}
