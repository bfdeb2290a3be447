import {raw} from 'hono/html';

/** One sheet for all pages of the emulator: calm and dense, light and dark. */
export const styles = raw(`<style>
:root { color-scheme: light dark; --ink: light-dark(#1d232b, #e6e9ee); --soft: light-dark(#5b6572, #a3adba);
  --line: light-dark(#dde1e7, #323a45); --paper: light-dark(#fff, #15191f); --back: light-dark(#f4f5f7, #0e1115);
  --accent: light-dark(#1f5fbf, #86b4ff); --bad: light-dark(#b3261e, #ff9a90); --good: light-dark(#1b6e3c, #7fd6a0); }
* { box-sizing: border-box; }
body { margin: 0; font: 0.875rem/1.4 system-ui, sans-serif; color: var(--ink); background: var(--back); }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: baseline; padding: 12px 24px; background: var(--paper);
  border-bottom: 1px solid var(--line); }
header h1 { font-size: 1.0625rem; margin: 0; }
main { padding: 16px 24px; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
nav { display: flex; flex-wrap: wrap; gap: 4px; }
nav a, nav a[aria-current] { text-decoration: none; }
nav a { padding: 4px 8px; border-radius: 6px; color: var(--soft); }
nav a[aria-current] { background: var(--back); color: var(--ink); font-weight: 600; }
section, article { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; overflow-x: auto; }
h2 { font-size: 0.9375rem; margin: 0 0 8px; }
h2 small, .soft { color: var(--soft); font-weight: 400; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: start; color: var(--soft); font-weight: 500; font-size: 0.8125rem; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
.value { display: inline-block; white-space: pre-wrap; overflow-wrap: anywhere; min-width: 8ch; max-width: 60ch; }
a, a .value { color: var(--accent); text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 0; }
.facts div { display: flex; gap: 6px; } .facts dt { color: var(--soft); } .facts dd { margin: 0; }
.bad { color: var(--bad); } .good { color: var(--good); }
form.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-top: 8px; }
label { display: grid; gap: 2px; font-size: 0.8125rem; color: var(--soft); }
input, select, button { max-width: 100%; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; padding: 4px 8px; min-height: 28px; }
button { cursor: pointer; } button.primary { background: var(--accent); border-color: var(--accent); color: var(--paper); }
.consent h1 { font-size: 1.0625rem; margin: 0; }
.consent { max-width: 30rem; margin: 10vh auto; display: grid; gap: 12px; }
.consent, .consent label { grid-template-columns: minmax(0, 1fr); }
.consent ul { margin: 0; padding-inline-start: 20px; color: var(--soft); overflow-wrap: anywhere; }
.buttons { display: flex; gap: 8px; }
</style>`);
