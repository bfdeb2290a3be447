/**
 * What the templates of an activity may name, each in braces: `{direction} call {outcome}: {contact}`. Braces around anything that
 * is no single word are plain text.
 */
export const activityPlaceholders = [
  'direction',
  'outcome',
  'contact',
  'number',
  'agent',
  'extension',
  'queue',
  'duration',
  'date',
  'time',
  'summary',
] as const;
export type ActivityPlaceholder = (typeof activityPlaceholders)[number];

const placeholder = /\{(\w{1,40})\}/g;

/** The first name in braces that means nothing to us; undefined when the template is right. */
export function unknownPlaceholder(template: string): string | undefined {
  return [...template.matchAll(placeholder)].map(([, name]) => name!).find((name) => !isPlaceholder(name));
}

/** The template with its names replaced. What is no placeholder stays as it was typed. */
export function fillTemplate(template: string, words: Readonly<Record<ActivityPlaceholder, string>>): string {
  return template.replace(placeholder, (whole, name: string) => (isPlaceholder(name) ? words[name] : whole));
}

const isPlaceholder = (name: string): name is ActivityPlaceholder =>
  (activityPlaceholders as readonly string[]).includes(name);
