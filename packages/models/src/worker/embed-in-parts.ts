import { UserError } from "@surety/core/errors/user-error";
import { embeddingSize } from "../embedding/minilm-graph.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Texts of one request to a worker: small enough for progress, large enough for batches of like length. */
const partSize = 256;

/**
 * Embeds many texts on all workers of a pool, into memory that the threads share. Without a usable sentence model there
 * are no rows, and `degraded` says why.
 */
export async function embedInParts(
  texts: readonly string[],
  pool: WorkerPool,
  onShare: (share: number) => void,
): Promise<{ rows: Float32Array | null; degraded?: string }> {
  const starts = Array.from({ length: Math.ceil(texts.length / partSize) }, (_, k) => k * partSize);
  const requests = starts.map((start) => ({ texts: texts.slice(start, start + partSize), remember: true }));
  try {
    const parts = await pool.runAll("embed", requests, (done) => onShare(done / requests.length));
    const rows = new Float32Array(new SharedArrayBuffer(texts.length * embeddingSize * Float32Array.BYTES_PER_ELEMENT));
    parts.forEach((part, k) => rows.set(part, starts[k]! * embeddingSize));
    return { rows };
  } catch (error) {
    if (error instanceof UserError) return { rows: null, degraded: `${error.message} ${error.remedy ?? ""}`.trim() };
    throw error;
  }
}
