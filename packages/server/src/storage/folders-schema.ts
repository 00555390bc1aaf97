import type { Time } from "./column-types.ts";

export interface FolderSightingsTable {
  workflow: string;
  trigger_id: string;
  name: string;
  mark: string;
  since: Time;
  problem: string | null;
}

/** Tables of watched folders. */
export interface FoldersSchema {
  "surety.folder_sightings": FolderSightingsTable;
}
