import {seededRandom} from '../world/seeded-random.ts';
import type {Org} from '../world/org.ts';
import {isFaultKind, isTokenFault} from './fault-rule.ts';
import type {FaultRule} from './fault-rule.ts';

/** A request, as far as the choice of a fault looks at it. */
export interface FaultTarget {
  host: 'accounts' | 'api';
  region: string;
  method: string;
  path: string;
  org: Org | undefined;
}

/** The switched-on faults of all orgs. */
export class FaultBoard {
  #rules: FaultRule[] = [];
  #random: () => number;
  readonly #seed: number;
  #lastId = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  get rules(): readonly FaultRule[] {
    return this.#rules;
  }

  /** @throws RangeError for an unknown kind */
  add(rule: Partial<FaultRule>): FaultRule {
    if (!isFaultKind(rule.kind)) throw new RangeError(`unknown fault kind ${String(rule.kind)}`);
    this.#lastId += 1;
    const added = {...rule, kind: rule.kind, id: rule.id ?? `fault-${this.#lastId}`, hits: 0, seen: 0};
    this.remove(added.id);
    this.#rules.push(added);
    return added;
  }

  remove(id: string): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  /** Takes all faults away and starts the row of random numbers anew. */
  clear(): void {
    this.#rules = [];
    this.#random = seededRandom(this.#seed);
  }

  /** The faults that this request suffers, in the order they were switched on. */
  draw(target: FaultTarget): FaultRule[] {
    return this.#rules.filter((rule) => {
      if (!matches(rule, target)) return false;
      rule.seen += 1;
      if (rule.seen <= (rule.skip ?? 0) || rule.hits >= (rule.count ?? Infinity)) return false;
      if (rule.rate !== undefined && this.#random() >= rule.rate) return false;
      rule.hits += 1;
      return true;
    });
  }
}

function matches(rule: FaultRule, {host, region, method, path, org}: FaultTarget): boolean {
  if (rule.org && !org?.answersTo(rule.org)) return false;
  if (rule.region && rule.region !== region) return false;
  if (rule.method && rule.method.toUpperCase() !== method) return false;
  if (rule.path) return path.includes(rule.path);
  return isTokenFault(rule.kind) ? path === '/oauth/v2/token' : host === 'api';
}
