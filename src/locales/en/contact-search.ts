/** Words of the contact search. Keys start with `bgm`. */
export const contactSearch = {
  bgmSearchLabel: 'Find a contact',
  bgmSearchPlaceholder: 'Name, company, e-mail or number',
  bgmSearchResults: 'Contacts found',
  bgmSearchClear: 'Clear the search',
  bgmSearchRequired: 'Choose a contact.',
  bgmSearchDial: (who: string, number: string) => `Call ${who}, ${number}`,
  bgmSearchDialShort: (number: string) => `Call ${number}`,
  bgmSearchNoName: 'No name',

  bgmSearchHere: 'On this computer',
  bgmSearchThere: 'Zoho',
  bgmSearchRecent: 'Recent callers',
  bgmSearchCreate: (typed: string) => `Create “${typed}”`,

  bgmSearchTypeMore: (count: number) =>
    count === 1 ? 'Type one more character.' : `Type ${count} more characters.`,
  bgmSearchTypeToFind: 'Type a name, company, e-mail or number.',
  bgmSearchAsking: 'Looking in Zoho…',
  bgmSearchNothing: 'Nobody found.',
  bgmSearchIncomplete: 'A part of Zoho did not answer in time. There may be more.',
  bgmSearchOffline: 'No connection. Only contacts on this computer are shown.',
  bgmSearchNoAnswer: 'Zoho does not answer. Contacts on this computer are shown.',
  bgmSearchAuthorize:
    'Zoho wants to be connected again by an administrator. Contacts on this computer are shown.',
  bgmSearchOff: 'Search in the CRM is switched off. Only contacts on this computer are shown.',
  bgmSearchKeys: 'Enter: choose · Alt+Enter: call',
  bgmSearchKeysOpen: '↑ ↓ to move, Enter to choose, Alt+Enter to call',

  bgmSearchCounted: (here: number, there: number) => `${here} on this computer, ${there} from Zoho.`,
  bgmSearchCountedHere: (here: number) => `${here} on this computer.`,
  bgmSearchCountedRecent: (count: number) =>
    count === 1 ? 'One recent caller.' : `${count} recent callers.`,

  bgmSearchLinking: (who: string) => `Connecting the call to ${who}…`,
  bgmSearchLinked: (who: string) => `The call is connected to ${who}.`,
  bgmSearchNotLinked: (who: string) => `Not connected to ${who}.`,
} as const;
