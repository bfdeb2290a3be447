import {pluralsIn} from '../../plural.ts';

const counted = pluralsIn<'one'>('en');

/** Words of the report on stored numbers that can never match a call. Keys start with `bgm`. */
export const settingsHygiene = {
  bgmHygieneLead:
    'Looks through records, those first whose numbers look wrong, and lists numbers that no call can ever match, so that somebody can mend them in Zoho. It only reads.',
  bgmHygieneModules: 'Read',
  bgmHygieneModule_Contacts: 'Contacts',
  bgmHygieneModule_Leads: 'Leads',
  bgmHygieneModule_Accounts: 'Accounts',
  bgmHygieneCredits: 'Spend at most (API credits, 1 to 100)',
  bgmHygieneCreditsMean: (records: number) =>
    counted(records, {one: 'Enough for # record.', other: 'Enough for about # records.'}),
  bgmHygieneStart: 'Look through the records',
  bgmHygieneRunning: 'Reading…',
  bgmHygieneNoModule: 'Choose at least one kind of record.',
  bgmHygieneNoCredits: 'Enter a whole number from 1 to 100.',

  bgmHygieneRead: (records: number, numbers: string) =>
    counted(records, {
      one: `Read # record, numbers in it: ${numbers}.`,
      other: `Read # records, numbers in them: ${numbers}.`,
    }),
  bgmHygieneCost: (credits: number) =>
    counted(credits, {one: 'It cost # credit.', other: 'It cost # credits.'}),
  bgmHygieneComplete: 'These are all records.',
  bgmHygieneTotal: (total: string) => `There are ${total} records with numbers.`,
  bgmHygieneSample:
    'Records whose numbers look wrong were read first, then a sample spread over the others. Spend more credits to read more.',
  bgmHygieneClean: 'Every number that was read can match a call.',
  bgmHygieneFound: (count: number) =>
    counted(count, {one: '# number can never match.', other: '# numbers can never match.'}),
  bgmHygieneCut: (shown: string) => `Only the first ${shown} are listed.`,
  bgmHygieneDownload: 'Download as CSV',

  bgmHygieneReasons: 'Show',
  bgmHygieneAll: 'All',
  bgmHygieneReason_too_short: 'Too short',
  bgmHygieneReason_too_long: 'Too long',
  bgmHygieneReason_letters: 'With words',
  bgmHygieneReason_no_country: 'Country unknown',
  bgmHygieneReason_not_possible: 'No such number',
  bgmHygieneReason_several: 'Several in one field',
  bgmHygieneFix_too_short: 'Add the area code, and the country code in front.',
  bgmHygieneFix_too_long: 'Take away what is no part of the number, such as an extension behind it.',
  bgmHygieneFix_letters: 'Leave only the number in the field, and put the words into a note.',
  bgmHygieneFix_no_country:
    'Add the country code, as in +44 20 7946 0018. It is no number of the country that the settings name.',
  bgmHygieneFix_not_possible:
    'Compare it with a letter or a web page of the company: a digit is missing, or too much.',
  bgmHygieneFix_several: 'Keep one number here and move the others to fields of their own.',

  bgmHygieneTable: 'Numbers that can never match',
  bgmHygieneStored: 'Stored number',
  bgmHygieneReason: 'Reason',
  bgmHygieneWhere: 'Where',
  bgmHygieneField: 'Field',
  bgmHygieneRecord: 'Record',
  bgmHygieneLink: 'Link',
  bgmHygieneOpen: (module: string) => `Open the ${module}`,
  bgmHygienePage: (from: string, to: string, all: string) => `${from} to ${to} of ${all}`,
  bgmHygieneBack: 'Back',
  bgmHygieneOn: 'Next',
} as const;
