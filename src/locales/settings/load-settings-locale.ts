/** Languages of the settings in files of their own, by tag in small letters; English comes with each section. */
const files: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('./ar.ts'),
  'ar-xb': () => import('../ar-XB.ts'),
  de: () => import('./de.ts'),
  'en-xa': () => import('../en-XA.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  'fr-ca': () => import('./fr-CA.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
};

/**
 * Fetches the words that the settings say in a language, beside those that agents hear: an agent's page never loads them. As with
 * the other words, the exact tag comes first, then its language; nothing for English and for languages that we do not speak; it
 * never throws.
 */
export async function loadSettingsLocale(tag: string): Promise<void> {
  const code = tag.toLowerCase().replaceAll('_', '-');
  const load = files[code] ?? files[code.split('-')[0] ?? ''];
  try {
    await load?.();
  } catch {
    console.warn(`bgm-crm: the settings’ words of "${code}" could not be fetched; English is shown.`);
  }
}
