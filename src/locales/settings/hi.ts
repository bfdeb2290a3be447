import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {agents} from './hi/agents.ts';
import {behaviour} from './hi/behaviour.ts';
import {connecting} from './hi/connecting.ts';
import {doctor} from './hi/doctor.ts';
import {findings} from './hi/findings.ts';
import {health} from './hi/health.ts';
import {hygiene} from './hi/hygiene.ts';
import {ledger} from './hi/ledger.ts';
import {saving} from './hi/saving.ts';

/** Hindi of the settings, with “आप”. */
export const terms: SettingsTerms = {
  ...saving,
  ...connecting,
  ...behaviour,
  ...agents,
  ...health,
  ...ledger,
  ...hygiene,
  ...doctor,
  ...findings,
};

registerTerms({$code: 'hi', $name: 'हिन्दी', $dir: 'ltr', ...terms});
