import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {agents} from './ja/agents.ts';
import {behaviour} from './ja/behaviour.ts';
import {connecting} from './ja/connecting.ts';
import {doctor} from './ja/doctor.ts';
import {findings} from './ja/findings.ts';
import {health} from './ja/health.ts';
import {hygiene} from './ja/hygiene.ts';
import {ledger} from './ja/ledger.ts';
import {saving} from './ja/saving.ts';

/** Japanese of the settings, in the polite form. Words for the same thing: docs/glossary.md. */
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

registerTerms({$code: 'ja', $name: '日本語', $dir: 'ltr', ...terms});
