import type { Time } from "./column-types.ts";

export interface FilesTable {
  hash: string;
  size: string;
  type: string;
  name: string | null;
  received_at: Time;
  scan: "clean" | "infected" | "refused" | null;
  scan_note: string | null;
  scanned_at: Time | null;
}

export interface FileUsesTable {
  hash: string;
  case_id: string;
}

/** Tables of files. */
export interface FilesSchema {
  "surety.files": FilesTable;
  "surety.file_uses": FileUsesTable;
}
