import {randomUUID} from 'node:crypto';
import {
  idNames,
  names,
  namingRequests,
  requestOf,
  type NamedIds,
  type NamingRequest,
} from '../test/support/node/foreign-requests.ts';
import {extensionOf, matrixWorld} from '../test/support/node/matrix-world.ts';
import {median, type Figure} from './figure.ts';

type World = Awaited<ReturnType<typeof matrixWorld>>;

const warmUps = 20;
const pairs = 150;
/** How far apart the two may be (reliability T5). */
const tolerance = 0.2;

/** T5: how long an id of another tenant takes, against one that nobody has; asked in turns, route class by route class. */
export async function benchForeign(): Promise<Figure[]> {
  const world = await matrixWorld();
  try {
    const byClass = new Map<string, number[]>();
    for (const [operation, request] of Object.entries(namingRequests))
      byClass.set(classOf(operation), [
        ...(byClass.get(classOf(operation)) ?? []),
        ...(await ratios(world, request)),
      ]);
    return [...byClass].map(([routes, all]) => {
      const ratio = median(all);
      return {
        id: 'foreign',
        what: `foreign ÷ unknown id, ${routes}`,
        bar: '0.8–1.2',
        measured: ratio.toFixed(2),
        holds: Math.abs(ratio - 1) <= tolerance,
      };
    });
  } finally {
    await world.stop();
  }
}

/** One ratio for each pair: both at the same moment of the machine, and now the one first, now the other. */
async function ratios(world: World, request: NamingRequest): Promise<number[]> {
  const token = (await world.tokenOf(request.as))!;
  const found: number[] = [];
  for (let pair = -warmUps; pair < pairs; pair += 1) {
    const {foreign, unknown} = await idsOf(world, request);
    const order = pair % 2 === 0 ? [foreign, unknown] : [unknown, foreign];
    const times = [
      await timed(world, request, order[0]!, token),
      await timed(world, request, order[1]!, token),
    ];
    const [ofForeign, ofUnknown] = pair % 2 === 0 ? times : times.toReversed();
    if (pair >= 0) found.push(ofForeign! / ofUnknown!);
  }
  return found;
}

async function timed(world: World, request: NamingRequest, ids: NamedIds, token: string): Promise<number> {
  const [path, init] = requestOf(request, ids, token);
  const began = performance.now();
  await (await world.app.request(path, init)).text();
  return performance.now() - began;
}

/** Own ids but for one: the first that the request names. */
async function idsOf(world: World, request: NamingRequest) {
  const {as} = request;
  const own = {...world.ownIds(as), noteId: randomUUID(), organisationId: world.ownOrganisation};
  const name = idNames.find((one) => names(request, one, own))!;
  const foreign = {
    ...world.foreignIds(as),
    noteId: name === 'noteId' ? await world.foreignNote(extensionOf[as]) : own.noteId,
    organisationId: world.otherOrganisation,
  };
  const unknown = {...world.unknownIds(as), noteId: randomUUID(), organisationId: '20099999999'};
  return {foreign: {...own, [name]: foreign[name]}, unknown: {...own, [name]: unknown[name]}};
}

/** What is asked for an answer: our database, the CRM, or both. */
function classOf(operation: string): string {
  if (['getContact', 'chooseAgent'].includes(operation)) return 'routes that ask the CRM';
  return operation.startsWith('get') || operation.startsWith('list')
    ? 'routes that read the database'
    : 'routes that write';
}
