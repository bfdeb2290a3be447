import type {HttpBindings} from '@hono/node-server';
import type {OrgUser} from '../world/org-user.ts';
import type {Org} from '../world/org.ts';
import type {RegionName} from '../world/regions.ts';
import type {World} from '../world/world.ts';

/** Who asks, as the access token says. */
export interface Caller {
  org: Org;
  user: OrgUser;
  scopes: readonly string[];
}

/** What travels with each request through Hono. */
export interface Env {
  Bindings: HttpBindings;
  Variables: {
    world: World;
    region: RegionName;
    /** Set once the token is known to be good. */
    caller: Caller;
    /** For the request log: whose request it is, as far as that could be told. */
    org: Org | undefined;
    credits: number;
    fault: string | undefined;
    /** No answer was sent, on purpose. */
    unanswered: boolean;
    /** Parameters of an OAuth request. */
    parameters: Map<string, string>;
  };
}
