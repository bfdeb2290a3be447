import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {agents} from './fr/agents.ts';
import {behaviour} from './fr/behaviour.ts';
import {connecting} from './fr/connecting.ts';
import {doctor} from './fr/doctor.ts';
import {health} from './fr/health.ts';
import {ledger} from './fr/ledger.ts';
import {saving} from './fr/saving.ts';

/** French of the settings, with “vous”. Words for the same thing: docs/glossary.md. */
export const terms: SettingsTerms = {
  ...saving,
  ...connecting,
  ...behaviour,
  ...agents,
  ...health,
  ...ledger,
  ...doctor,
};

registerTerms({$code: 'fr', $name: 'Français', $dir: 'ltr', ...terms});
