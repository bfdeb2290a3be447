import {weigh, type Weight} from '../tools/size.ts';
import {buildWidgetsAndPage} from '../demo/start/build.ts';
import type {Figure} from './figure.ts';

/** W1, W2: what an embedder's page loads, each file compressed by itself with gzip -9. */
export async function benchBytes(): Promise<Figure[]> {
  await buildWidgetsAndPage();
  return weigh().flatMap(rows);
}

function rows({name, bar, drawn, later, near}: Weight): Figure[] {
  const [id = '', ...words] = name.split(' ');
  const all = drawn.gzip + later.gzip;
  return [
    {
      id,
      what: `${words.join(' ')}, all that comes by itself, gz`,
      bar: `≤ ${bar}`,
      measured: String(all),
      holds: all <= bar,
    },
    {id, what: '… of it before the first paint', bar: '–', measured: String(drawn.gzip)},
    {id, what: '… more when a hand is near', bar: '–', measured: String(near.gzip)},
  ];
}
