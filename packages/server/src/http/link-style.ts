import { formStyle } from "./form-style.ts";

/** The style sheet of the pages that mails lead to. */
export const linkStyle = `${formStyle}
h2 { margin: 2rem 0 0.5rem; font-size: 1.15rem; }
h3 { margin: 0; font-size: 1.05rem; }
dl { margin: 0; }
dt { margin-top: 0.75rem; color: var(--quiet); font-size: 0.9rem; }
dd { margin: 0; white-space: break-spaces; }
h1, dd, .effect p { overflow-x: auto; }
dd dl { padding-left: 0.75rem; border-left: 2px solid var(--line); }
summary { margin-top: 1rem; cursor: pointer; }
.choice { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
.choice form { margin-top: 1rem; }
.effect { margin: 0.75rem 0 0; }
.effect p { margin: 0; }
.inside { color: var(--quiet); }
`;
