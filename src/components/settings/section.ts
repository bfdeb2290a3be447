import type {CSSResultGroup, ReactiveControllerHost, TemplateResult} from 'lit';
import type {AdminClient} from '../../client/admin-client.ts';
import type {Clock} from '../../client/clock.ts';
import type {SettingsTerms} from '../../locales/terms.ts';
import type {I18n} from '../../state/i18n.ts';
import type {ConnectionDesk} from './connection-desk.ts';
import type {SettingsDesk} from './settings-desk.ts';

/** What a section of the settings page knows and may use. */
export interface SettingsPlace {
  /** The element that shows the page; a section asks it to render and adds its controllers to it. */
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly i18n: I18n;
  /** Time, also in tests. */
  readonly clock: Clock;
  /** Undefined outside a provider. */
  readonly admin: AdminClient | undefined;
  /** False: this admin may look but not change, or the system admin has CRM off for the tenant. */
  readonly editable: boolean;
  /** The settings with what was changed and not yet saved. */
  readonly settings: SettingsDesk;
  /** How the tenant stands with the CRM. */
  readonly connection: ConnectionDesk;
  /** Tells a screen reader, politely. */
  announce(words: string): void;
  /** Shows another section. */
  show(section: string): void;
}

/** A word beside the section's title; its colour only repeats it. */
export interface SectionStanding {
  readonly tone: 'good' | 'warning' | 'bad' | 'quiet';
  readonly words: string;
}

/** A section on the page. It lives as long as the page; only the one that is shown is rendered. */
export interface SettingsSection {
  render(): TemplateResult;
  standing?(): SectionStanding | undefined;
  /** It comes into view: the time to ask for what it shows. Again after the element was moved, and with a new client. */
  shown?(): void;
  /** It leaves the view, or the element leaves the page: the time to stop asking. */
  hidden?(): void;
  /** Whether something was typed that the settings' draft does not hold. */
  unsaved?(): boolean;
  /** Somebody else signed in: nothing of the one before may stay. */
  forget?(): void;
  /** The provider heard that settings or connection changed, while the section is in view. */
  told?(): void;
}

/** A line of the table of sections. */
export interface SectionEntry {
  /** Value of the element's attribute `section`. */
  readonly id: string;
  readonly title: keyof SettingsTerms;
  /** English words of the section, from `locales/en/settings/`. */
  readonly words: Readonly<Record<string, unknown>>;
  readonly styles?: CSSResultGroup;
  /** JSON Pointers of the settings that are changed here: a wrong one brings the admin here. */
  readonly pointers?: readonly string[];
  create(place: SettingsPlace): SettingsSection;
}
