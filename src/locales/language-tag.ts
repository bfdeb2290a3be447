const read = new Map<string, string | undefined>();

/**
 * A BCP 47 tag in canonical form; undefined when it is none. Pages write what they like into `lang`, and a browser on a bare POSIX
 * system calls its own language `en-US@posix`, on which every `Intl` constructor throws.
 */
export function languageTag(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined;
  if (!read.has(tag)) read.set(tag, canonical(tag.replaceAll('_', '-')));
  return read.get(tag);
}

function canonical(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    const plain = tag.split(/[@.]/)[0] ?? '';
    return plain && plain !== tag ? canonical(plain) : undefined;
  }
}
