/**
 * The one script of a plain page: loads each element when its tag appears, and nothing else.
 * Tags inside the shadow roots of the page's own elements are not seen; name them by {@link load}.
 */
const elements = {
  'bgm-crm-provider': () => import('./elements/bgm-crm-provider.ts'),
  'bgm-caller-card': () => import('./elements/bgm-caller-card.ts'),
  'bgm-contact-search': () => import('./elements/bgm-contact-search.ts'),
  'bgm-call-notes': () => import('./elements/bgm-call-notes.ts'),
  'bgm-create-contact': () => import('./elements/bgm-create-contact.ts'),
  'bgm-crm-settings': () => import('./elements/bgm-crm-settings.ts'),
  'bgm-crm-status': () => import('./elements/bgm-crm-status.ts'),
  'bgm-crm-tenants': () => import('./elements/bgm-crm-tenants.ts'),
};
type Tag = keyof typeof elements;
const tags = Object.keys(elements) as Tag[];
const missing = new Set<Tag>(tags);

/** Loads and registers some elements now. Rejects when a file cannot be fetched; asking again tries again. */
export async function load(...wanted: Tag[]): Promise<void> {
  await Promise.all(
    wanted.map(async (tag) => {
      missing.delete(tag);
      try {
        await elements[tag]().catch(async () => {
          // Its own file only now: a page that lacks nothing needs none of it.
          const {importPart} = await import('./components/internal/import-part.ts');
          await importPart(elements[tag]);
        });
      } catch (error) {
        missing.add(tag);
        throw error;
      }
    }),
  );
}

function loadFound(root: ParentNode): void {
  const found = [...missing].filter((tag) => (root as Element).localName === tag || root.querySelector(tag));
  if (found.length > 0)
    load(...found).catch((error: unknown) => console.error('BGMconnects CRM widgets:', error));
}

new MutationObserver((changes) => {
  if (missing.size === 0) return;
  for (const {addedNodes} of changes)
    for (const node of addedNodes) if (node instanceof Element) loadFound(node);
}).observe(document, {childList: true, subtree: true});
loadFound(document);

// The card offers a search of its own when an agent chooses a record by hand: have it there when the hand is near.
for (const near of ['pointerover', 'focusin']) {
  document.addEventListener(near, ({target}) => {
    if ((target as Element).localName === 'bgm-caller-card' && missing.has('bgm-contact-search')) {
      load('bgm-contact-search').catch(() => undefined);
    }
  });
}
