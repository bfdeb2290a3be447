import type {SettingsReply} from '../../contract/index.ts';
import {type SettingPointer, settingPointers} from './setting-pointers.ts';

const ofLogging = settingPointers.filter(
  (pointer) => pointer === '/timeZone' || (pointer.startsWith('/journal/') && pointer !== '/journal/enabled'),
);

/** The settings that no section asks for, because of what was chosen in another one. */
export function hiddenSettings({journal, create}: SettingsReply): readonly SettingPointer[] {
  const {enabled, recordingLink, unmatched, owner} = journal;
  const isByAnswer = owner === 'last_answered' || owner === 'first_answered';
  const hidden: readonly (readonly [boolean, readonly SettingPointer[]])[] = [
    [!enabled, ofLogging],
    [recordingLink !== 'public', ['/journal/publicLinkDays']],
    [unmatched !== 'park', ['/journal/parkDays', '/journal/afterParkDays']],
    [owner !== 'fixed_user', ['/journal/fixedOwner']],
    [!isByAnswer, ['/journal/missedGroupOwner']],
    [!create.enabled, ['/create/type']],
  ];
  return hidden.flatMap(([isHidden, pointers]) => (isHidden ? pointers : []));
}
