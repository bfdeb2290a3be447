import {expect} from '@open-wc/testing';
import {settingsAgents} from '../../src/locales/en/settings/agents.ts';
import {settingsChanges} from '../../src/locales/en/settings/changes.ts';
import {settingsConnect} from '../../src/locales/en/settings/connect.ts';
import {connectionProblems} from '../../src/locales/en/settings/connection-problems.ts';
import {settingsCreate} from '../../src/locales/en/settings/create.ts';
import {settingsDoctor} from '../../src/locales/en/settings/doctor.ts';
import {settingsFind} from '../../src/locales/en/settings/find.ts';
import {settingsHealth} from '../../src/locales/en/settings/health.ts';
import {settingsHygiene} from '../../src/locales/en/settings/hygiene.ts';
import {settingsLedger} from '../../src/locales/en/settings/ledger.ts';
import {settingsLog} from '../../src/locales/en/settings/log.ts';
import {settingsPartTitles} from '../../src/locales/en/settings/part-titles.ts';
import {settingsSaving} from '../../src/locales/en/settings/saving.ts';
import {settingsShell} from '../../src/locales/en/settings/shell.ts';
import {crmTenants} from '../../src/locales/en/settings/tenants.ts';
import {terms as ar} from '../../src/locales/settings/ar.ts';
import {terms as de} from '../../src/locales/settings/de.ts';
import {terms as es} from '../../src/locales/settings/es.ts';
import {terms as fr} from '../../src/locales/settings/fr.ts';
import {terms as frCa} from '../../src/locales/settings/fr-CA.ts';
import {terms as hi} from '../../src/locales/settings/hi.ts';
import {terms as ja} from '../../src/locales/settings/ja.ts';
import type {SettingsTerms} from '../../src/locales/terms.ts';

const english: SettingsTerms = {
  ...settingsAgents,
  ...settingsChanges,
  ...settingsConnect,
  ...connectionProblems,
  ...settingsCreate,
  ...settingsDoctor,
  ...settingsFind,
  ...settingsHealth,
  ...settingsHygiene,
  ...settingsLedger,
  ...settingsLog,
  ...settingsPartTitles,
  ...settingsSaving,
  ...settingsShell,
  ...crmTenants,
};
const languages: Readonly<Record<string, SettingsTerms>> = {ar, de, es, fr, 'fr-CA': frCa, hi, ja};
const keys = Object.keys(english) as (keyof SettingsTerms)[];
type Term = string | ((...args: (string | number)[]) => string);

/** With numbers where English takes any; names in their place are said as they come. */
function said(terms: SettingsTerms, key: keyof SettingsTerms, count = 3): string {
  const term = terms[key] as Term;
  if (typeof term === 'string') return term;
  return key === 'bgmDoctorTook' ? term('Ωmega', count, 'Ψsi') : term(count, 'Ωmega', 'Ψsi');
}

/** What Zoho, the PBX or the field call a thing in every language, and what two languages write alike. */
const namesOfOthers =
  /^(Zoho|CRM|Client ID|Client Secret|Client Name|Homepage URL|Redirect URIs|Authorized Redirect URIs|(Japan|Europe|Canada|India) \([A-Z]{2}\)|3 pages|[A-Z]{2}|[\d٠-٩]+ ?(ms|s))$/;

for (const [tag, terms] of Object.entries(languages)) {
  describe(`settings in ${tag}`, () => {
    it('have a word for everything that English says, and no word that nobody says', () => {
      expect(Object.keys(terms).sort()).to.deep.equal([...keys].sort());
      expect(keys.filter((key) => said(terms, key).trim() === '')).to.deep.equal([]);
    });

    it('take a name wherever English takes one', () => {
      const missing = keys.filter((key) => {
        const gone = (word: string) => said(english, key).includes(word) && !said(terms, key).includes(word);
        return typeof terms[key] !== typeof english[key] || gone('Ωmega') || gone('Ψsi');
      });
      expect(missing).to.deep.equal([]);
    });

    it('leave no sentence in English', () => {
      const left = keys.filter((key) => {
        const word = said(terms, key);
        return word === said(english, key) && word.includes(' ') && !namesOfOthers.test(word);
      });
      expect(left).to.deep.equal([]);
    });

    it('are text: no markup, no entity, no stray blank, no straight quote', () => {
      const own = (key: keyof SettingsTerms) =>
        said(terms, key).replaceAll(/<bgm-crm-provider>|\{3\}/g, 'tag');
      const wrong = keys.filter((key) => /[<>]|&\w+;|&#|^\s|\s$| {2}|["']|\.\.\./.test(own(key)));
      expect(wrong).to.deep.equal([]);
    });

    it('count: no form is missing for any number', () => {
      const broken = keys.filter((key) =>
        [0, 1, 2, 3, 11, 100].some((count) => /#(?![.।])|undefined|NaN/.test(said(terms, key, count))),
      );
      expect(broken).to.deep.equal([]);
    });

    it('name a button in its long label as on its face, so that one can say it to the computer', () => {
      expect(terms.bgmAgentsChooseFor('Ada')).to.include(terms.bgmAgentsChoose);
      expect(terms.bgmAgentsChangeFor('Ada')).to.include(terms.bgmAgentsChange);
      expect(terms.bgmAgentsByEmailFor('Ada')).to.include(terms.bgmAgentsByEmail);
      expect(terms.bgmConnectCopyWhat('Ada')).to.include(terms.bgmConnectCopy);
      expect(terms.bgmLedgerRetryOne('Ada')).to.include(terms.bgmLedgerRetry);
    });
  });
}

describe('settings in French', () => {
  const wordsWith = (terms: SettingsTerms, what: RegExp) => keys.filter((key) => what.test(said(terms, key)));

  it('keep a sign on the line of its word, with the space of its country', () => {
    expect(wordsWith(fr, / [:;?!»%]|« |[^\u202F][;?!]/)).to.deep.equal([]);
    expect(wordsWith(frCa, / [:;?!»%]|« |\s[;?!]/)).to.deep.equal([]);
  });

  it('say in Canada what one says there', () => {
    expect(wordsWith(frCa, /e-mail|société|numéro masqué/i)).to.deep.equal([]);
    expect(frCa.bgmConnectTitle).to.equal(fr.bgmConnectTitle);
  });
});
