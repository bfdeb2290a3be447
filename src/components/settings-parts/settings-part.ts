import {LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {AdminClient} from '../../client/admin-client.ts';
import {type Clock, systemClock} from '../../client/clock.ts';

/** A part of the settings page that asks the proxy for what it shows, when it is put on the page and with every new client. */
export abstract class SettingsPart extends LitElement {
  /** Undefined outside a provider. */
  @property({attribute: false}) admin?: AdminClient;
  /** False: this admin may look but not change. */
  @property({attribute: false}) editable = true;
  /** Time, handed in by tests. */
  @property({attribute: false}) clock: Clock = systemClock;

  /** Asks anew, because somebody heard that it may have changed, or comes back to it. */
  reload(): void {
    if (this.admin && this.isConnected) this.load(this.admin);
  }

  /** Asks for what is shown. */
  protected abstract load(admin: AdminClient): void;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.reload();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('admin') && this.admin) this.load(this.admin);
  }
}
