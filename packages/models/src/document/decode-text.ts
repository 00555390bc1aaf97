import { UserError } from "@surety/core/errors/user-error";

const declared = /^[^]{0,10}<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"']{1,60})["']/;

/** Bytes of a text as characters, by its byte order mark, by what its XML declaration says, or as UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const label = markOf(bytes) ?? declared.exec(Buffer.from(bytes.subarray(0, 300)).toString("latin1"))?.[1];
  if (label !== undefined) return decoderFor(label).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    throw new UserError({
      code: "unreadable-xml",
      message: `The XML cannot be read: it says that its encoding is "${label}", which there is not.`,
      remedy: "Ask its sender for UTF-8.",
    });
  }
}
