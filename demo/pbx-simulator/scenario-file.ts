import {readdirSync, readFileSync} from 'node:fs';
import type {Line, PbxEvent, SimNote} from './events.ts';

const folder = new URL('./scenarios/', import.meta.url);

/** Names of the golden scenarios, without `.jsonl`. */
export const scenarioNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.slice(0, -'.jsonl'.length))
    .sort();

/**
 * Reads one golden scenario; each call gives fresh objects.
 * @throws Error when there is no scenario of that name.
 */
export function loadScenario(name: string): Line[] {
  if (!scenarioNames().includes(name)) throw new Error(`There is no scenario "${name}".`);
  return readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map(parseLine);
}

function parseLine(text: string): Line {
  const {_sim: sim, ...event} = JSON.parse(text) as {_sim: SimNote} & PbxEvent;
  return {sim, event: event};
}
