/** Forms of one sentence, by the plural categories that a language has; `#` stands for the number. */
export type PluralForms<Needed extends Intl.LDMLPluralRule> = Readonly<Record<Needed | 'other', string>>;

/**
 * Sentences with a number in one language: `pluralsIn<'one'>('de')` gives a function that takes the number and the forms, and the
 * compiler asks for each form that was named. A category without a form is said by `other`.
 */
export function pluralsIn<Needed extends Intl.LDMLPluralRule = 'other'>(language: string) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count: number, forms: PluralForms<Needed>): string => {
    const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
    return (known[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
  };
}
