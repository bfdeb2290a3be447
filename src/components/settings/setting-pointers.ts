import type {Settings, SettingsReply} from '../../contract/index.ts';

type In<Group extends keyof Settings, Prefix extends string> = {
  [Key in keyof Settings[Group] & string as `/${Prefix}/${Key}`]: Settings[Group][Key];
};
type Groups = 'journal' | 'create';

/** Every setting by its JSON Pointer, with its type. */
export type SettingValues = {
  [Key in Exclude<keyof Settings, Groups> as `/${Key}`]: Settings[Key];
} & In<'journal', 'journal'> &
  In<'create', 'create'>;
export type SettingPointer = keyof SettingValues;

/** The settings that people change, as the sections show them. The region belongs to connecting and is saved there. */
export const settingPointers = [
  '/enabled',
  '/region',
  '/lookupOrder',
  '/queryMode',
  '/ambiguity',
  '/defaultCountry',
  '/callbackPrefix',
  '/cacheTtlSeconds',
  '/browserCache',
  '/journal/enabled',
  '/journal/recordingLink',
  '/journal/publicLinkDays',
  '/journal/unmatched',
  '/journal/parkDays',
  '/journal/afterParkDays',
  '/journal/silentHours',
  '/journal/owner',
  '/journal/fixedOwner',
  '/journal/missedGroupOwner',
  '/journal/fallbackOwner',
  '/journal/subjectTemplate',
  '/journal/descriptionTemplate',
  '/journal/callKeyField',
  '/journal/callDefaults',
  '/timeZone',
  '/create/enabled',
  '/create/type',
  '/allowedOrigins',
  '/redirectUris',
] as const satisfies readonly SettingPointer[];

export function read<P extends SettingPointer>(settings: SettingsReply, pointer: P): SettingValues[P] {
  const keys = pointer.slice(1).split('/');
  return keys.reduce<unknown>(
    (place, key) => (place as Record<string, unknown>)[key],
    settings,
  ) as SettingValues[P];
}

/** @returns the same settings with one changed. */
export function written<P extends SettingPointer>(
  settings: SettingsReply,
  pointer: P,
  value: SettingValues[P],
): SettingsReply {
  const [first = '', second] = pointer.slice(1).split('/');
  if (second === undefined) return {...settings, [first]: value};
  const group = settings[first as 'journal'];
  return {...settings, [first]: {...group, [second]: value}};
}

/** Pointers of the settings that differ. */
export function differing(one: SettingsReply, other: SettingsReply): SettingPointer[] {
  return settingPointers.filter((pointer) => !isSame(read(one, pointer), read(other, pointer)));
}

/** Takes over one setting from other settings. */
export function taken(to: SettingsReply, from: SettingsReply, pointer: SettingPointer): SettingsReply {
  return written(to, pointer, read(from, pointer));
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
