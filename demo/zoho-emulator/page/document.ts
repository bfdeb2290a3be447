import {html} from 'hono/html';
import {styles} from './styles.ts';

/** Escaped markup, as Hono's `html` makes it. */
export type Markup = ReturnType<typeof html>;

/** A whole page. */
export const documentPage = (title: string, body: Markup): Markup =>
  html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${styles}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
