/** How many of the first bytes of a file tell what it is. */
export const sniffedBytes = 4096;

const signatures: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ["image/png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", 0, [0xff, 0xd8, 0xff]],
  ["image/gif", 0, [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", 8, [0x57, 0x45, 0x42, 0x50]],
  ["image/tiff", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["image/tiff", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  // Office files of before 2007, and newer ones with a password.
  ["application/x-ole-storage", 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["audio/wav", 8, [0x57, 0x41, 0x56, 0x45]],
  ["audio/ogg", 0, [0x4f, 0x67, 0x67, 0x53]],
  ["audio/flac", 0, [0x66, 0x4c, 0x61, 0x43]],
  ["audio/webm", 0, [0x1a, 0x45, 0xdf, 0xa3]],
  // An ID3 tag, or the first frame of a layer III without and with a checksum, of MPEG 1, 2 and 2.5.
  ["audio/mpeg", 0, [0x49, 0x44, 0x33]],
  ...[0xfb, 0xfa, 0xf3, 0xf2, 0xe3, 0xe2].map((frame) => ["audio/mpeg", 0, [0xff, frame]] as const),
  // An MP4 of audio alone; others are taken for what they are, a film.
  ["audio/mp4", 4, [0x66, 0x74, 0x79, 0x70, 0x4d, 0x34, 0x41]],
];

/** Names that the first entries of an archive have where it is an office document. */
const officeTypes: readonly (readonly [part: string, type: string])[] = [
  ["word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
];

/**
 * What the first bytes of a file say it is; names and claims of senders are not asked. Text that begins like a mail is
 * `message/rfc822`; what nothing is known of is `application/octet-stream`.
 */
export function sniffType(start: Uint8Array): string {
  const bytes = start.subarray(0, sniffedBytes);
  for (const [type, at, signature] of signatures) {
    if (signature.every((byte, offset) => bytes[at + offset] === byte)) return type;
  }
  // One character for each byte: enough to find words in it, whatever it is.
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  // Readers of PDF look for its head in the first kilobyte; a mail may have one attached that early.
  const head = latin.slice(0, 1024).indexOf("%PDF-");
  if (head >= 0 && !isMail(latin.slice(0, head))) return "application/pdf";
  if (latin.startsWith("PK\u0003\u0004")) {
    return officeTypes.find(([part]) => latin.includes(part))?.[1] ?? "application/zip";
  }
  return textType(bytes, latin);
}

function textType(bytes: Uint8Array, latin: string): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const narrow = wide ? latin.slice(2).replaceAll("\u0000", "") : latin.replace(/^\u00ef\u00bb\u00bf/, "");
  // A text has no characters that control machines, besides tabs, ends of lines and of pages.
  if (Array.from(narrow).some((letter) => letter < " " && !"\t\n\v\f\r\u001b".includes(letter)))
    return "application/octet-stream";
  const text = narrow.trimStart();
  if (/^<\?xml[\s?]/.test(text)) return "application/xml";
  if (/^<(!doctype html|html|head|body)[\s>]/i.test(text)) return "text/html";
  if (/^<[a-z_][\w.:-]*[\s/>]/i.test(text)) return "application/xml";
  return isMail(text) ? "message/rfc822" : "text/plain";
}

/** Two lines of a mail's head, one of which every mail has. */
function isMail(text: string): boolean {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const names = [...head.matchAll(/^([A-Za-z][A-Za-z-]{1,60}):/gm)].map(([, name = ""]) => name.toLowerCase());
  return (
    names.length >= 2 &&
    names.some((name) => ["from", "received", "message-id", "mime-version", "return-path"].includes(name))
  );
}
