import {cleanText} from '../../text/clean-text.ts';

/** Longest number or extension we keep. */
const numberMaxLength = 64;

/** Where a leg goes: number and host of `sip:102@198.51.100.31:50621`. */
export interface Address {
  readonly user: string;
  /** `host[:port]`; empty when only a number was sent. Tells two devices of one user apart. */
  readonly host: string;
}

/** Reads a SIP or tel URI, or a bare number. */
export function addressOf(text: string): Address {
  const bare = (/<([^>]*)>/.exec(text)?.[1] ?? text).trim();
  const uri = /^(?:sips?|tel):([^@;?]*)(?:;[^@]*)?(?:@([^;?]*))?/i.exec(bare);
  const [user, host] = uri ? [uri[1]!, uri[2] ?? ''] : splitAt(bare);
  return {
    user: cleanText(decoded(user), numberMaxLength),
    host: cleanText(host.toLowerCase(), numberMaxLength),
  };
}

/** The number of an address. */
export const userOf = (text: string): string => addressOf(text).user;

/** `UKTrunk` of `UKTrunk:940000000000000055`; a trunk name may itself hold colons. */
export const trunkNameOf = (text: string): string => text.replace(/:\d+$/, '');

function splitAt(text: string): [string, string] {
  const at = text.lastIndexOf('@');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
