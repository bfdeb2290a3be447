/**
 * Fetches a part of a widget, and tries a second time under another address: a browser may remember for the whole life of a page
 * that a module could not be fetched, and answer any later `import()` of it with that (Chromium does).
 * @param fetch Calls `import()` with a fixed text, so that a bundler sees it.
 * @returns the module; rejects with what the browser said when both tries fail. Asking again is of use.
 */
export async function importPart<T>(fetch: () => Promise<T>): Promise<T> {
  try {
    return await fetch();
  } catch (error) {
    // The only place where the address of a built file can be read; a browser that does not name it is not asked again.
    const address = /https?:\S+\.js/.exec(String(error))?.[0];
    if (!address) throw error;
    return (await import(/* @vite-ignore */ `${address}?again=${Date.now()}`)) as T;
  }
}
