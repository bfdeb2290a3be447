import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {agents} from './es/agents.ts';
import {behaviour} from './es/behaviour.ts';
import {connecting} from './es/connecting.ts';
import {doctor} from './es/doctor.ts';
import {health} from './es/health.ts';
import {ledger} from './es/ledger.ts';
import {saving} from './es/saving.ts';

/** Spanish of the settings, in the infinitive, without “tú” and “usted”. Words for the same thing: docs/glossary.md. */
export const terms: SettingsTerms = {
  ...saving,
  ...connecting,
  ...behaviour,
  ...agents,
  ...health,
  ...ledger,
  ...doctor,
};

registerTerms({$code: 'es', $name: 'Español', $dir: 'ltr', ...terms});
