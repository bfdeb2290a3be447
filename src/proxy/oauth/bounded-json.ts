/** Most bytes of one answer, after decompression (reliability T17). */
const answerMaxBytes = 2 * 1024 * 1024;
const maxDepth = 40;

/** An answer is larger than anything the CRM has reason to send. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** Reads a body as text and gives up as soon as it exceeds the cap, whatever its headers promised. */
export async function boundedText(response: Response, maxBytes = answerMaxBytes): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the stream, so that nobody goes on sending.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new AnswerTooLargeError(`more than ${maxBytes} bytes`);
    text += decoder.decode(chunk, {stream: true});
  }
  return text + decoder.decode();
}

/** JSON of a foreign server; undefined when it is none or nested absurdly deep. */
export function parseForeignJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A JSON object as a map without prototype; undefined for anything else. A key `__proto__` is dropped. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const map = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) if (key !== '__proto__') map[key] = member;
  return map;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 92 /* \ */) index += 1;
      else if (code === 34 /* " */) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 /* { */ || code === 91 /* [ */) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === 125 /* } */ || code === 93 /* ] */) depth -= 1;
  }
  return false;
}
