/** Version of this build; the build replaces it by the package's. */
declare const __BGM_VERSION__: string | undefined;
export const version: string = typeof __BGM_VERSION__ === 'string' ? __BGM_VERSION__ : '0.0.0-source';

interface FirstCopy {
  readonly version: string;
  warned: boolean;
}
const copyKey = Symbol.for('bgm-crm-widgets');
const page = globalThis as {[copyKey]?: FirstCopy};

/**
 * Registers a tag unless the page has it already: a second copy of the library reuses the first one's elements, and says so
 * once in the console when its major version is another one. Does nothing where there is no DOM.
 */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const first = (page[copyKey] ??= {version, warned: false});
  if (!customElements.get(tag)) customElements.define(tag, element);
  else if (major(first.version) !== major(version) && !first.warned) {
    first.warned = true;
    console.warn(
      `<${tag}> is registered by version ${first.version} of the CRM widgets; ${version} is not used.`,
    );
  }
}

const major = (text: string) => text.split('.')[0];
