/** A setting cannot be used. The message is one line: the setting, what is wrong, what to do; never the value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly setting: string;

  constructor(setting: string, wrong: string, remedy: string) {
    super(`${setting} ${wrong}. ${remedy}`);
    this.setting = setting;
  }
}
