import type {SettingsReply} from '../contract/index.ts';

/** An admin saved the settings of the CRM integration. */
export class BgmSettingsSavedEvent extends CustomEvent<{readonly settings: SettingsReply}> {
  constructor(settings: SettingsReply) {
    super('bgm-settings-saved', {bubbles: true, composed: true, detail: {settings}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-settings-saved': BgmSettingsSavedEvent;
  }
}
