import { createMiddleware } from "hono/factory";

/** Everything comes from our own origin; nothing is inline, nothing is framed, nothing is sent elsewhere. */
const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers: [string, string][] = [
  ["content-security-policy", consolePolicy],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
];

/** Headers of every answer. A handler that sets one of them itself (the form's policy) keeps its own. */
export function securityHeaders(secure: boolean) {
  const all: [string, string][] = secure ? [...headers, ["strict-transport-security", "max-age=31536000"]] : headers;
  return createMiddleware(async (c, next) => {
    await next();
    const given = c.res.headers;
    for (const [name, value] of all) if (!given.has(name)) given.set(name, value);
    if (!given.has("cache-control")) given.set("cache-control", "no-store");
  });
}
