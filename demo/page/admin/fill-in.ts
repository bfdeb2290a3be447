/** What we need of the settings, whose code comes from the proxy. */
type Settings = HTMLElement & {readonly updateComplete?: Promise<boolean>};

/** Types a client's credentials into the fields of the settings, as a person who pastes would. */
export async function fillIn(
  settings: Settings,
  {clientId, secret}: {clientId: string; secret: string},
): Promise<void> {
  type(settings, '#client-id', clientId);
  // Another client makes the field of the secret appear; with the same one it is asked for.
  await settings.updateComplete;
  find(settings, '#replace-secret')?.click();
  await settings.updateComplete;
  type(settings, '#client-secret', secret);
}

function type(settings: Settings, selector: string, value: string): void {
  const input = find(settings, selector);
  if (!(input instanceof HTMLInputElement)) return;
  input.value = value;
  input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
}

function find(settings: Settings, selector: string): HTMLElement | null {
  return settings.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
}
