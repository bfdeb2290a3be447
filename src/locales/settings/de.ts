import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {agents} from './de/agents.ts';
import {behaviour} from './de/behaviour.ts';
import {connecting} from './de/connecting.ts';
import {doctor} from './de/doctor.ts';
import {health} from './de/health.ts';
import {saving} from './de/saving.ts';

/** German of the settings, with “Sie”. Words for the same thing: docs/glossary.md. */
export const terms: SettingsTerms = {
  ...saving,
  ...connecting,
  ...behaviour,
  ...agents,
  ...health,
  ...doctor,
};

registerTerms({$code: 'de', $name: 'Deutsch', $dir: 'ltr', ...terms});
