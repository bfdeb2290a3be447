/** Types a client's credentials into the fields of the settings, as a person who pastes would. */
export function fillIn(settings: Element, {clientId, secret}: {clientId: string; secret: string}): void {
  for (const [name, value] of [
    ['clientId', clientId],
    ['clientSecret', secret],
  ] as const) {
    const input = deepInput(settings, name);
    if (!input) continue;
    input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    input.dispatchEvent(new Event('change', {bubbles: true}));
  }
}

/** A field by its name, also inside the parts that the settings are made of. */
function deepInput(host: Element, name: string): HTMLInputElement | undefined {
  const root = host.shadowRoot;
  if (!root) return undefined;
  const found = root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (found) return found;
  for (const part of root.querySelectorAll('*')) {
    const deeper = deepInput(part, name);
    if (deeper) return deeper;
  }
  return undefined;
}
