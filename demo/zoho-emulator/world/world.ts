import type {FieldChange} from '../fields/schema.ts';
import {FaultBoard} from '../faults/fault-board.ts';
import {multiRegionClient, orgClient} from '../oauth/clients.ts';
import type {Client} from '../oauth/clients.ts';
import type {ConsentOutcome} from '../oauth/consent-outcomes.ts';
import {GrantStore} from '../oauth/grant-store.ts';
import type {OAuthSettings} from '../oauth/grant-store.ts';
import {allScopes} from '../oauth/scopes.ts';
import {tokenOf} from './identifiers.ts';
import {Org} from './org.ts';
import type {OrgSettings} from './org.ts';
import {demoOrgs} from './org-definitions.ts';
import type {OrgDefinition} from './org-definitions.ts';
import {RequestLog} from './request-log.ts';
import type {RegionName, RegionOrigins} from './regions.ts';

export interface WorldOptions {
  /** Keys of the demo orgs to have; default all. */
  orgs?: readonly string[];
  /** Instead of the demo's orgs. */
  definitions?: readonly OrgDefinition[];
  /** Epoch ms; default the machine's clock. */
  now?: () => number;
  /** Switches of every org. */
  settings?: Partial<OrgSettings>;
  /** Custom or changed fields of every org. */
  fields?: readonly FieldChange[];
  oauth?: Partial<OAuthSettings>;
  /** Redirect URIs to accept besides those on this machine. */
  redirectUris?: readonly string[];
  /** Of the random numbers that faults with a rate draw. */
  faultSeed?: number;
  /** Fills a new org with records. */
  fill?: (org: Org) => void;
}

/** Everything there is: orgs, clients, consents, faults, the request log and the clock. */
export class World {
  readonly origins = new Map<RegionName, RegionOrigins>();
  readonly log = new RequestLog();
  readonly grants: GrantStore;
  readonly faults: FaultBoard;
  orgs: Org[] = [];
  clients: Client[] = [];
  /** What becomes of the next consents, first come first; then the usual again. */
  nextConsents: ConsentOutcome[] = [];
  readonly #options: WorldOptions;
  #clockOffset = 0;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.grants = new GrantStore(options.oauth);
    this.faults = new FaultBoard(options.faultSeed ?? 1);
    this.#populate();
  }

  /** Epoch ms on the emulator's clock. */
  readonly now = (): number => (this.#options.now ?? Date.now)() + this.#clockOffset;

  advanceClock(ms: number): void {
    this.#clockOffset += ms;
  }

  /** Back to how everything was at the start; the clock too. */
  reset(): void {
    this.grants.clear();
    this.faults.clear();
    this.log.clear();
    this.nextConsents = [];
    this.#clockOffset = 0;
    this.#populate();
  }

  #populate(): void {
    const {definitions = demoOrgs, orgs, settings, fields, redirectUris = [], fill} = this.#options;
    const wanted = definitions.filter(({key}) => !orgs || orgs.includes(key));
    this.clients = [...wanted.map(orgClient), multiRegionClient()];
    for (const client of this.clients) client.redirectUris.push(...redirectUris);
    this.orgs = wanted.map((definition) => new Org(definition, settings, [...(fields ?? [])]));
    for (const org of this.orgs) {
      this.grants.addGrant({
        refreshToken: tokenOf(`refresh ${org.key}`),
        clientId: orgClient(org.definition).clientId,
        org,
        userId: org.admin.id,
        scopes: [...allScopes],
      });
      fill?.(org);
    }
  }

  client(clientId: string | undefined): Client | undefined {
    return this.clients.find((client) => client.clientId === clientId);
  }

  /** By key, zgid or domain name. */
  org(name: string | undefined): Org | undefined {
    return name ? this.orgs.find((org) => org.answersTo(name)) : undefined;
  }

  origin(region: RegionName): RegionOrigins {
    return this.origins.get(region)!;
  }
}
