import type { Time } from "./column-types.ts";

export interface FilesTable {
  hash: string;
  size: string;
  type: string;
  name: string | null;
  received_at: Time;
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
