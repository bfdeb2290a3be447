import {LitElement} from 'lit';
import {property, state} from 'lit/decorators.js';
import {CallWidget} from './call-widget.ts';

/** A widget for agents that is a control of a form: its name, value, validity, reset and disabling. */
export abstract class FormControl extends CallWidget {
  static formAssociated = true;
  static override shadowRootOptions = {...LitElement.shadowRootOptions, delegatesFocus: true};

  /** Name in a form. */
  @property({reflect: true}) name = '';
  @property({type: Boolean, reflect: true}) required = false;
  @property({type: Boolean, reflect: true}) disabled = false;

  @state() private formDisabled = false;
  protected readonly internals: ElementInternals = this.attachInternals();

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** The browser calls it when a fieldset around it is disabled. */
  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
  }

  protected get isDisabled(): boolean {
    return this.disabled || this.formDisabled;
  }

  /** Exactly these `:state(…)` names from now on; empty texts count for nothing. */
  protected setStates(names: readonly string[]): void {
    const {states} = this.internals;
    for (const name of [...states]) if (!names.includes(name)) states.delete(name);
    for (const name of names) if (name) states.add(name);
  }
}
