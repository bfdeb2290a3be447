/**
 * The path of a file below the PBX's origin; undefined for whatever would lead a request anywhere else (reliability T16). Nothing is
 * resolved by hand: the one URL parser that also makes the request says where the text leads.
 * @param origin The configured PBX.
 */
export function pbxPath(file: string, origin: string): string | undefined {
  // What parsers read in several ways is refused before anybody reads it.
  if (file.length > 2000 || !/^[\x21-\x7e]+$/.test(file) || /[\\<>"`{}|^]/.test(file)) return undefined;
  let url: URL;
  try {
    url = new URL(file, origin);
  } catch {
    return undefined;
  }
  if (url.origin !== new URL(origin).origin || url.username !== '' || url.password !== '') return undefined;
  // `//host/…` begins a host, not a path.
  return url.pathname.startsWith('//') ? undefined : `${url.pathname}${url.search}`;
}
