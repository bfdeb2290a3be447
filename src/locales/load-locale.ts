/** Languages in files of their own, by tag in small letters; English is built in. */
const files: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('./ar.ts'),
  'ar-xb': () => import('./ar-XB.ts'),
  de: () => import('./de.ts'),
  'en-xa': () => import('./en-XA.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  'fr-ca': () => import('./fr-CA.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
};

/**
 * Fetches the words of a BCP 47 tag: the exact one, else its language (`de-AT` takes `de`); nothing for English and for languages
 * that we do not speak. The widgets say them as soon as they are there. It never throws: without the file English stays, and the
 * next call asks again.
 */
export async function loadLocale(tag: string): Promise<void> {
  const code = tag.toLowerCase().replaceAll('_', '-');
  const load = files[code] ?? files[code.split('-')[0] ?? ''];
  try {
    await load?.();
  } catch {
    console.warn(`bgm-crm: the words of "${code}" could not be fetched; English is shown.`);
  }
}
