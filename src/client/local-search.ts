import type {Contact} from '../contract/index.ts';

/** Contacts in which every typed word begins a word of name, company or e-mail, or stands in a number; names before the rest. */
export function searchContacts(contacts: readonly Contact[], query: string, limit: number): Contact[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const digits = query.replace(/\D/g, '');
  const byNumber = digits.length >= 3 && !/\p{L}/u.test(query);
  const ranked = contacts
    .map((contact) => ({
      contact,
      rank: byNumber ? rankByNumber(contact, digits) : rankByWords(contact, words),
    }))
    .filter(({rank}) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return ranked.slice(0, limit).map(({contact}) => contact);
}

/** 0: no match. */
function rankByWords(contact: Contact, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const name = fold(contact.name);
  const rest = fold([contact.company, contact.email].join(' '));
  const ranks = words.map((word) => (begins(name, word) ? 3 : begins(rest, word) ? 2 : 0));
  return Math.min(...ranks);
}

function rankByNumber({phones}: Contact, digits: string): number {
  const spellings = phones.flatMap(({number}) => [number.e164, number.national, number.raw]);
  // A national number begins with a 0 that the international one has not.
  const forms = [digits, digits.replace(/^0+/, '')].filter((form) => form.length >= 3);
  return spellings.some((text) => forms.some((form) => text?.replace(/\D/g, '').includes(form))) ? 3 : 0;
}

function begins(text: string, word: string): boolean {
  return text.startsWith(word) || text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

/** Case and accents do not count: "muller" finds "Müller". */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
