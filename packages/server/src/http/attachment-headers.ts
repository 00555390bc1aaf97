import type { StoredFile } from "@surety/core/wire/stored-document";

/** Types that browsers show without running anything in them; all others are bytes to them. */
const harmless = new Set(["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"]);

/** Headers under which a stranger's file may be handed out: it is saved, never opened as a page of ours. */
export function attachmentHeaders({ type, size, name, hash }: StoredFile): Record<string, string> {
  const shown = name ?? hash.slice(0, 12);
  const plain = shown.replace(/[^\w. -]/g, "_");
  return {
    "content-type": harmless.has(type) ? type : "application/octet-stream",
    "content-length": String(size),
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(shown)}`,
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    // Named by its content: it never changes, but only who is signed in may have it.
    "cache-control": "private, no-cache",
  };
}

/** Headers of a picture that a case shows: one of ours, or an image that browsers draw and never run. */
export function pictureHeaders(type: string): Record<string, string> {
  return {
    "content-type": type,
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
  };
}

/** As RFC 8187 wants it: `encodeURIComponent` leaves four characters that it forbids. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
