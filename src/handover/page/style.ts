/** The look of the page: large enough to read, light or dark as the reader likes it, and nothing from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8; --sheet: #fff; --ink: #1b2230; --soft: #566072; --line: #d9dde5;
  --accent: #1d4ed8; --on-accent: #fff; --field: #f5f6f8; --warn: #8a4b00; --warn-ground: #fff5e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12151b; --sheet: #1b2029; --ink: #e8ebf1; --soft: #a9b2c1; --line: #333b49;
    --accent: #8fb2ff; --on-accent: #10182b; --field: #12151b; --warn: #ffc56b; --warn-ground: #33270f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3rem) clamp(.75rem, 4vw, 2rem); }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: clamp(1rem, 4vw, 2rem); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
p { margin: .75rem 0; overflow-wrap: anywhere; }
.from { margin: 0 0 .75rem; color: var(--soft); font-size: .875rem; }
.store { margin: .125rem 0 0; color: var(--soft); }
.facts { display: grid; grid-template-columns: auto 1fr; gap: .125rem 1rem; margin: 1.25rem 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.values { margin: 1.25rem 0 0; padding: 0; list-style: none; }
.values li { display: grid; grid-template-columns: 1fr auto; gap: .25rem .75rem; align-items: center; padding: .75rem 0; border-top: 1px solid var(--line); }
.values span { grid-column: 1 / -1; color: var(--soft); font-size: .875rem; }
code, pre, input { font: .9375rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; user-select: all; }
pre { margin: .5rem 0; padding: .75rem; background: var(--field); border: 1px solid var(--line); border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.file { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.file h3 { margin: 0; flex: 1 1 10rem; font-size: 1rem; }
button { min-height: 2.75rem; padding: .5rem 1rem; border: 1px solid var(--accent); border-radius: .5rem; background: none; color: var(--accent); font: 600 1rem/1.2 system-ui, sans-serif; cursor: pointer; }
button.primary { width: 100%; margin-top: 1rem; background: var(--accent); color: var(--on-accent); }
button[disabled] { opacity: .6; cursor: default; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--field); color: inherit; }
.hint { margin: .25rem 0 0; color: var(--soft); font-size: .875rem; }
.warn { margin: 1rem 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--warn-ground); color: var(--warn); font-weight: 600; }
.said { position: fixed; left: 50%; bottom: 1rem; width: max-content; max-width: calc(100vw - 2rem); margin: 0; padding: .75rem 1.25rem; transform: translateX(-50%); background: var(--ink); color: var(--sheet); border-radius: .5rem; font-weight: 600; }
.said:empty { padding: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[hidden] { display: none; }
.scripted .unscripted, html:not(.scripted) .copying { display: none; }
@media (max-width: 30rem) { .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .5rem; } }
@media print { button { display: none; } }
`;
