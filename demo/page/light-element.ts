import {LitElement} from 'lit';

/** Base of the QA page's own parts: they share the page's one stylesheet. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
