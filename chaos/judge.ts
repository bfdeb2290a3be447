import {compare, type Activity} from './compare.ts';
import type {CampaignDatabase} from './database.ts';
import {expectedOf} from './expected.ts';
import {ledgerStates, ledgerSteps} from './ledger.ts';
import {offices} from './offices.ts';
import type {Person, PlannedCall} from './plan.ts';
import type {Worlds, ZohoActivity} from './worlds.ts';

export interface PlacedCall {
  readonly call: PlannedCall;
  readonly sessionId: string;
}

/** How the campaign ended. */
export interface Verdict {
  readonly calls: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly wrong: number;
  /** The first ten that went wrong, each with its steps. */
  readonly culprits: readonly string[];
}

interface Evidence {
  readonly placed: readonly PlacedCall[];
  /** Unix seconds by session. */
  readonly startOf: ReadonlyMap<string, number>;
  readonly recordIds: ReadonlyMap<Person, string>;
  readonly worlds: Worlds;
  readonly database: CampaignDatabase;
}

interface Culprit {
  readonly what: string;
  readonly sessionId?: string;
}

const culpritsShown = 10;

export const judge = {
  expectedActivities: (placed: readonly PlacedCall[]): number =>
    placed.filter(({call}) => expectedOf(call).kind === 'activity').length,

  /** Compares what stands in Zoho with what the plan demands, and the proxy's own books with both. */
  async verdict(evidence: Evidence): Promise<Verdict> {
    const {lost, duplicated, wrong} = compare(expectedTable(evidence), await foundTable(evidence.worlds));
    const books = await wrongBooks(evidence);
    const culprits: Culprit[] = [
      ...lost.map((it) => ({what: `lost: ${shown(it)}`, ...session(it)})),
      ...duplicated.map((it) => ({what: `duplicated: ${shown(it)}`, ...session(it)})),
      ...wrong.map(({found, expected}) => ({
        what: `wrong: ${shown(found)}${expected ? `, expected ${shown(expected)}` : ', expected nothing'}`,
        ...(expected && session(expected)),
      })),
      ...books.lost,
      ...books.wrong,
    ];
    return {
      calls: evidence.placed.length,
      // A call that is missing in Zoho and in the books is one lost call, not two.
      lost: new Set([...lost.map(({sessionId}) => sessionId), ...books.lost.map(({sessionId}) => sessionId)])
        .size,
      duplicated: duplicated.length,
      wrong: wrong.length + books.wrong.length,
      culprits: await withSteps(culprits.slice(0, culpritsShown), evidence.database),
    };
  },
};

function expectedTable({placed, startOf, recordIds}: Evidence): Activity[] {
  return placed.flatMap(({call, sessionId}) => {
    const expected = expectedOf(call);
    if (expected.kind !== 'activity') return [];
    const {type, seconds, owner, person} = expected;
    const {orgKey} = call.office;
    const record = recordKey(person.module, recordIds.get(person));
    return [{org: orgKey, type, seconds, owner, record, start: startOf.get(sessionId) ?? NaN, sessionId}];
  });
}

async function foundTable(worlds: Worlds): Promise<Activity[]> {
  const found: Activity[] = [];
  for (const {orgKey} of offices) {
    for (const activity of await worlds.activities(orgKey)) found.push(activityOf(orgKey, activity));
  }
  return found;
}

function activityOf(org: string, activity: ZohoActivity): Activity {
  const {Who_Id: who, What_Id: what, $se_module: module} = activity;
  return {
    org,
    type: activity.Call_Type,
    start: Date.parse(activity.Call_Start_Time) / 1000,
    seconds: activity.Call_Duration_in_seconds,
    owner: activity.Owner?.email ?? '',
    record: who ? recordKey('Contacts', who.id) : recordKey(module ?? '', what?.id),
  };
}

const recordKey = (module: string, id: string | undefined): string => `${module}:${id ?? ''}`;

/** Calls that the proxy's books know otherwise than they should: parked ones stand nowhere else. */
async function wrongBooks({placed, database}: Evidence): Promise<{lost: Culprit[]; wrong: Culprit[]}> {
  const states = await ledgerStates(database);
  const lost: Culprit[] = [];
  const wrong: Culprit[] = [];
  const wanted = {activity: 'logged', parked: 'waiting_for_contact', nothing: undefined};
  for (const {call, sessionId} of placed) {
    const state = states.get(`${call.office.tenantId} ${sessionId}`);
    const should = wanted[expectedOf(call).kind];
    if (state === should) continue;
    const what = `${call.shape} is ${state ?? 'unknown'} in the ledger, should be ${should ?? 'left out'}`;
    (state === undefined ? lost : wrong).push({what, sessionId});
  }
  return {lost, wrong};
}

async function withSteps(culprits: readonly Culprit[], database: CampaignDatabase): Promise<string[]> {
  const sessions = culprits.flatMap(({sessionId}) => sessionId ?? []);
  if (culprits.length === 0) return [];
  const steps = await ledgerSteps(database, sessions);
  return culprits.map(({what, sessionId}) =>
    [
      `${what}${sessionId ? ` (session ${sessionId})` : ''}`,
      ...((sessionId && steps.get(sessionId)) || []).map((step) => `    ${step}`),
    ].join('\n'),
  );
}

const session = ({sessionId}: Activity): {sessionId?: string} => (sessionId ? {sessionId} : {});

const shown = ({org, type, start, seconds, owner, record}: Activity): string =>
  `${org} ${type} ${Number.isNaN(start) ? 'no start' : new Date(start * 1000).toISOString()} ${seconds} s ${owner} ${record}`;
