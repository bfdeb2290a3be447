import type {SeededRandom} from './seeded-random.ts';

/** A tenant of the PBX simulator as the campaign knows it. */
export interface Office {
  readonly tenantId: string;
  /** Key of its org in the Zoho emulator. */
  readonly orgKey: string;
  /** E-mail of the org's user who answers at an extension; extensions that are no user of the CRM have none. */
  readonly people: Readonly<Record<string, string>>;
  /** Extensions that place and take calls. */
  readonly extensions: readonly string[];
  /** Who connected the CRM: gets what is nobody's. */
  readonly connectingUser: string;
  /** The n-th made-up number of this office's country: digits as a trunk shows them, and as somebody typed it into the CRM. */
  number(n: number, random: SeededRandom): {readonly digits: string; readonly typed: string};
  /** How many numbers there are. */
  readonly numbers: number;
}

const at = (domain: string, people: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(people).map(([extension, name]) => [extension, `${name}@${domain}`]));

const pad = (n: number, length: number): string => String(n).padStart(length, '0');

/** Ofcom's drama numbers; the golden scenarios' own are left out. */
const usedElsewhere = new Set(['321', '777', '654']);
const british = Array.from({length: 1000}, (_, n) => pad(n, 3)).filter((end) => !usedElsewhere.has(end));
const areas = ['303', '503', '602', '702', '801', '206', '312', '617', '713', '404'];

export const offices: readonly Office[] = [
  {
    tenantId: '940000000000000001',
    orgKey: 'eu-enterprise',
    // 107 takes calls and is no user of the CRM.
    people: at('demo.example', {
      '100': 'ada',
      '101': 'ines',
      '102': 'omar',
      '103': 'mei',
      '104': 'lena',
      '105': 'noor',
    }),
    extensions: ['100', '101', '102', '103', '104', '105', '107'],
    connectingUser: 'ada@demo.example',
    numbers: british.length,
    number(n, random) {
      const end = british[n]!;
      const typed = random.oneOf([
        `+44 7700 900${end}`,
        `07700 900 ${end}`,
        `07700900${end}`,
        `+44 (0)7700 900${end}`,
        `0044 7700 900${end}`,
      ]);
      return {digits: `447700900${end}`, typed};
    },
  },
  {
    tenantId: '940000000000000002',
    orgKey: 'eu-professional',
    people: at('second.example', {'100': 'gwen', '101': 'ruth', '102': 'theo', '103': 'ivy', '104': 'hugo'}),
    extensions: ['100', '101', '102', '103', '104'],
    connectingUser: 'gwen@second.example',
    numbers: areas.length * 100,
    number(n, random) {
      const area = areas[Math.floor(n / 100)]!;
      const line = `01${pad(n % 100, 2)}`;
      const typed = random.oneOf([
        `(${area}) 555-${line}`,
        `${area}-555-${line}`,
        `+1 ${area} 555 ${line}`,
        `1${area}555${line}`,
      ]);
      return {digits: `1${area}555${line}`, typed};
    },
  },
];
