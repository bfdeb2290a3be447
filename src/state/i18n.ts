import {ContextConsumer} from '@lit/context';
import {type FunctionParams, LocalizeController, type Translation} from '@shoelace-style/localize';
import type {ReactiveControllerHost} from 'lit';
import {ProblemError} from '../client/crm-client.ts';
import {english, fetchProblems} from '../locales/english.ts';
import {languageTag} from '../locales/language-tag.ts';
import type {SettingsTerms, Terms} from '../locales/terms.ts';
import {type LocaleState, localeContext} from './contexts.ts';

type AllTerms = Terms & SettingsTerms;
type Host = ReactiveControllerHost & HTMLElement;

/**
 * Words, numbers, dates and durations in the language of the place where a widget stands: the provider's, else the nearest
 * `lang`, else the document's. Say
 * `#i18n = new I18n(this, callNotes)`; the widget renders again when the language changes.
 */
export class I18n extends LocalizeController<AllTerms & Translation> {
  readonly #provided: ContextConsumer<typeof localeContext, Host>;
  #nearest: Partial<LocaleState> | undefined;
  /** The words for problems could not be fetched. */
  #hasNoWords = false;
  #written: string | undefined;

  /** Set by the provider for itself, which stands above what it provides. */
  own: LocaleState | undefined;

  /** @param words Words of this widget, from `locales/en/`; the common ones are known. */
  constructor(host: Host, words: Readonly<Record<string, unknown>> = {}) {
    super(host);
    this.add(words);
    this.#provided = new ContextConsumer(host, {context: localeContext, subscribe: true});
  }

  /** Words of a part of the widget that was fetched later. */
  add(words: Readonly<Record<string, unknown>>): void {
    Object.assign(english, words);
  }

  /** Part of Lit's controller life: the page may have changed a `lang` or `dir` above us since the last time. */
  hostUpdate(): void {
    this.#nearest = undefined;
    this.#tellLanguage();
  }

  /** BCP 47 tag in force. */
  override lang(): string {
    const given = languageTag(this.#given?.locale) ?? languageTag(this.#around().locale);
    // Not the base class's answer: where it cannot read the browser's language, it takes the one that was registered first.
    return given ?? languageTag(document.documentElement.lang || navigator.language) ?? 'en';
  }

  override dir(): 'ltr' | 'rtl' {
    const dir = this.#given?.dir ?? this.#around().dir ?? super.dir();
    return dir === 'rtl' ? 'rtl' : 'ltr';
  }

  /** IANA zone in force; undefined: the browser's. */
  timeZone(): string | undefined {
    return this.#given?.timeZone;
  }

  override term<Key extends keyof (AllTerms & Translation)>(
    key: Key,
    ...args: FunctionParams<(AllTerms & Translation)[Key]>
  ): string {
    if (this.exists(key, {lang: this.lang()})) return super.term(key, ...args);
    const word: unknown = english[key];
    return typeof word === 'function'
      ? (word as (...args: unknown[]) => string)(...args)
      : typeof word === 'string'
        ? word
        : String(key);
  }

  /** What to say when a question to the proxy failed; nothing for the moment in which the words are still on their way. */
  problem(error: unknown): string {
    if (!(error instanceof ProblemError)) return this.term('bgmUnreachable');
    const key = `bgmProblem_${error.problem.code}` as const;
    if (key in english || this.exists(key, {lang: this.lang()})) return this.term(key);
    const coming = this.#hasNoWords ? undefined : fetchProblems();
    // A newer proxy may know more codes than we do.
    if (!coming) return this.term('bgmProblem_internal');
    coming
      .catch(() => (this.#hasNoWords = true))
      .finally(() => (this.host as ReactiveControllerHost).requestUpdate());
    return '';
  }

  override number(value: number | string, options?: Intl.NumberFormatOptions): string {
    const number = Number(value);
    return Number.isNaN(number) ? '' : numberFormat(this.lang(), options).format(number);
  }

  /** A moment in the provider's zone; without options: day and time. An unreadable date gives no text. */
  override date(
    moment: Date | string,
    options: Intl.DateTimeFormatOptions = {dateStyle: 'medium', timeStyle: 'short'},
  ): string {
    const date = new Date(moment);
    return Number.isNaN(date.valueOf())
      ? ''
      : dateFormat(this.lang(), {timeZone: this.timeZone(), ...options}).format(date);
  }

  /** How long ago a moment was, e.g. "2 hours ago"; less than 45 s: "just now". */
  override relativeTime(moment: string | Date, now?: number): string;
  override relativeTime(
    value: number,
    unit: Intl.RelativeTimeFormatUnit,
    options?: Intl.RelativeTimeFormatOptions,
  ): string;
  override relativeTime(
    moment: string | Date | number,
    unitOrNow?: Intl.RelativeTimeFormatUnit | number,
    options?: Intl.RelativeTimeFormatOptions,
  ): string {
    if (typeof moment === 'number' && typeof unitOrNow === 'string')
      return super.relativeTime(moment, unitOrNow, options);
    const now = typeof unitOrNow === 'number' ? unitOrNow : Date.now();
    const seconds = (new Date(moment).valueOf() - now) / 1000;
    if (Number.isNaN(seconds)) return '';
    if (Math.abs(seconds) < 45) return this.term('bgmJustNow');
    const [value, unit] = inLargestUnit(seconds);
    return super.relativeTime(value, unit, {numeric: 'auto'});
  }

  /** Seconds as a clock shows them: `0:07`, `12:30`, `1:02:03`, in the language's digits. */
  duration(seconds: number): string {
    const whole = Math.max(0, Math.floor(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    if (parts[0] === 0) parts.shift();
    return parts
      .map((part, index) =>
        this.number(part, {minimumIntegerDigits: index === 0 ? 1 : 2, useGrouping: false}),
      )
      .join(':');
  }

  get #given(): LocaleState | undefined {
    return this.own ?? this.#provided.value;
  }

  #around(): Partial<LocaleState> {
    const {host} = this;
    const outside = host.parentElement ?? (host.getRootNode() as Partial<ShadowRoot>).host;
    const {dir, locale} = localeAround(host);
    const own = this.#isOurs ? outside && localeAround(outside).locale : locale;
    this.#nearest ??= {dir, locale: own} as Partial<LocaleState>;
    return this.#nearest;
  }

  /**
   * Writes `lang` on the widget where the page around it is in another language: voices read our words right, and the browser
   * takes the letters of that language (Japanese and Chinese write the same sign differently). What the page wrote there stays.
   */
  #tellLanguage(): void {
    const {host} = this;
    if (this.own || (host.hasAttribute('lang') && !this.#isOurs)) return;
    const lang = this.lang();
    const said = /^en\b/.test(lang) || this.exists('bgmClose', {lang}) ? lang : 'en';
    this.#written = said === languageTag(this.#around().locale) ? undefined : said;
    if (this.#written) host.setAttribute('lang', said);
    else host.removeAttribute('lang');
  }

  get #isOurs(): boolean {
    return this.#written !== undefined && this.host.getAttribute('lang') === this.#written;
  }
}

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

function inLargestUnit(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return [Math.trunc(seconds / size) || Math.sign(seconds), unit];
}

/** Language and direction that hold at an element, read from the page. */
export function localeAround(element: Element): {locale: string | undefined; dir: string | undefined} {
  return {locale: nearest(element, 'lang'), dir: nearest(element, 'dir')};
}

/** The attribute's value on the nearest element that has it, out through shadow roots. */
function nearest(element: Element, attribute: string): string | undefined {
  const found = element.closest(`[${attribute}]`);
  if (found) return found.getAttribute(attribute) || undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearest(root.host, attribute) : undefined;
}

/** Formats cost far more to build than to use, and a list uses the same one for every row. */
function remembered<Options, Format>(build: (lang: string, options?: Options) => Format) {
  const formats = new Map<string, Format>();
  return (lang: string, options?: Options): Format => {
    const key = lang + JSON.stringify(options);
    const format = formats.get(key) ?? build(lang, options);
    formats.set(key, format);
    return format;
  };
}
const numberFormat = remembered(
  (lang, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options),
);
const dateFormat = remembered(
  (lang, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, options),
);
