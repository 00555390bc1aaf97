/** A file that is on the disk, whole, and has no name yet. */
export interface Unnamed {
  hash: string;
  size: number;
  /** Its first bytes. */
  start: Uint8Array;
  path: string;
}

/** Where the bytes of files are kept, each under the hash of its content. A file is complete or not there. */
export interface ByteStore {
  /** Keeps a file under its hash; what is there under that hash already is the same. May be repeated. */
  name(file: Pick<Unnamed, "hash" | "size" | "path">): Promise<void>;
  /** Rejects with `NoBytes` where it is not there. */
  read(hash: string): Promise<ReadableStream<Uint8Array>>;
  /** A path on this machine with the bytes, for processes that read them themselves. Rejects as `read` does. */
  local(hash: string): Promise<string>;
  remove(hash: string): Promise<void>;
  /** Takes the bytes out of everybody's way without losing them; where that is not possible, does nothing. */
  quarantine(hash: string): Promise<void>;
}

/** There are no bytes under that hash. */
export class NoBytes extends Error {
  constructor(hash: string, cause?: unknown) {
    super(`there are no bytes of ${hash}`, { cause });
  }
}
