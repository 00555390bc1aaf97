/** The style sheet of hosted forms; the policy of the page names its hash. */
export const formStyle = `
:root { color-scheme: light dark; --ink: #1a1d21; --quiet: #5b6470; --paper: #fff; --ground: #f5f6f8; --line: #8a94a3; --act: #1d4ed8; --act-ink: #fff; --hurt: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff3; --quiet: #a6afbb; --paper: #1b1f25; --ground: #111418; --line: #6b7684; --act: #8ab4ff; --act-ink: #0b1220; --hurt: #ff9b8f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 3rem auto; padding: 2rem; background: var(--paper); border-radius: 12px; overflow-wrap: anywhere; }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; }
.intro, .hint, .optional { color: var(--quiet); }
.intro { white-space: pre-line; }
.field { margin: 1.25rem 0; }
label { display: block; font-weight: 600; }
.optional { font-weight: 400; }
.hint, .error { margin: 0.125rem 0; font-size: 0.9rem; }
.error { color: var(--hurt); font-weight: 600; }
input, select, textarea { width: 100%; margin-top: 0.25rem; padding: 0.55rem 0.7rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
[aria-invalid] { border-color: var(--hurt); border-width: 2px; }
.check { display: grid; grid-template-columns: auto 1fr; column-gap: 0.6rem; align-items: center; }
.check input { width: 1.25rem; height: 1.25rem; margin: 0; }
.check p { grid-column: 2; }
button { padding: 0.65rem 1.4rem; font: inherit; font-weight: 600; color: var(--act-ink); background: var(--act); border: 0; border-radius: 8px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.summary { margin: 1rem 0; padding: 0.75rem 1rem; border: 2px solid var(--hurt); border-radius: 8px; }
.summary p { margin: 0; font-weight: 600; }
a { color: var(--act); }
code { font-size: 0.95em; }
@media (max-width: 44rem) { main { margin: 0; border-radius: 0; min-height: 100vh; } }
`;
