import { createHash } from "node:crypto";
import { Html, html } from "./html.ts";

/** No script, no other origin: the one style sheet is known by its hash, and a form can only be sent to us. */
export function pagePolicy(style: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** A page outside the console; it works without any script. */
export function htmlPage(title: string, content: Html, style: string): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${new Html(style)}</style></head>
<body><main>${content}</main></body>
</html>
`.text;
}
