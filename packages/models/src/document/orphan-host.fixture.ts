import { DocumentReader } from "./document-reader.ts";

// For a test: reads the file that it is given, and is killed meanwhile.
const reader = new DocumentReader();
await reader.read(process.argv[2] ?? "").catch(() => {});
