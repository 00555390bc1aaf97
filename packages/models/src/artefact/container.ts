import { createHash } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";

/** A file of named arrays and one JSON header; its last 32 bytes are the SHA-256 of all before them. */
export interface Container {
  header: unknown;
  arrays: Record<string, Uint8Array>;
}

interface Directory {
  header: unknown;
  arrays: Record<string, { start: number; length: number }>;
}

const mark = Buffer.from("SURETYCL");
const formatVersion = 1;
const hashLength = 32;
const preamble = mark.length + 8;
const alignment = 8;

export function encodeContainer({ header, arrays }: Container): Uint8Array {
  let end = 0;
  const directory: Directory = { header, arrays: {} };
  for (const [name, bytes] of Object.entries(arrays)) {
    directory.arrays[name] = { start: end, length: bytes.byteLength };
    end = aligned(end + bytes.byteLength);
  }
  const text = Buffer.from(JSON.stringify(directory));
  const bodyStart = aligned(preamble + text.length);
  const file = Buffer.alloc(bodyStart + end + hashLength);
  mark.copy(file);
  file.writeUInt32LE(formatVersion, mark.length);
  file.writeUInt32LE(text.length, mark.length + 4);
  text.copy(file, preamble);
  for (const [name, bytes] of Object.entries(arrays)) file.set(bytes, bodyStart + directory.arrays[name]!.start);
  hashOf(file.subarray(0, -hashLength)).copy(file, file.length - hashLength);
  return file;
}

/** Reads a container, each array as its own copy; a `UserError` for a file that is foreign, newer, cut off or altered. */
export function decodeContainer(bytes: Uint8Array): Container {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < preamble + hashLength || !file.subarray(0, mark.length).equals(mark)) {
    throw refusal("artefact-foreign", "This file is not a trained classifier of Surety.");
  }
  if (file.readUInt32LE(mark.length) !== formatVersion) {
    throw refusal("artefact-version", "This classifier was written by another version of Surety.");
  }
  const content = file.subarray(0, -hashLength);
  if (!hashOf(content).equals(file.subarray(-hashLength))) {
    throw refusal("artefact-damaged", "This classifier is cut off or was altered: its hash does not match.");
  }
  const textEnd = preamble + file.readUInt32LE(mark.length + 4);
  const directory = JSON.parse(content.toString("utf8", preamble, textEnd)) as Directory;
  const bodyStart = aligned(textEnd);
  const copyOf = ({ start, length }: { start: number; length: number }) =>
    Uint8Array.from(content.subarray(bodyStart + start, bodyStart + start + length));
  const arrays = Object.entries(directory.arrays).map(([name, place]) => [name, copyOf(place)] as const);
  return { header: directory.header, arrays: Object.fromEntries(arrays) };
}

/** What a container says it holds, before anything of it is checked; null for a file that is none. */
export function artefactKind(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < preamble || !file.subarray(0, mark.length).equals(mark)) return null;
  try {
    const text = file.toString("utf8", preamble, preamble + file.readUInt32LE(mark.length + 4));
    return ((JSON.parse(text) as Directory).header as { kind?: string } | null)?.kind ?? null;
  } catch {
    return null;
  }
}

/** The content hash of an encoded artefact, as it says itself; decoding checks it. */
export function artefactHash(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(-hashLength)).toString("hex");
}

export function refusal(code: string, message: string): UserError {
  return new UserError({ code, message, remedy: "Train the classifier again, or restore the file from a backup." });
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function aligned(position: number): number {
  return Math.ceil(position / alignment) * alignment;
}
