import { referencedFiles } from "@surety/core/document/named-files";
import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import type { InputSchema } from "@surety/core/workflow/input-schema";
import type { FileFetcher } from "../files/fetch-file.ts";
import { fileName } from "./multipart-case.ts";

/** The input of one case with the files that it names by an address fetched, and named by their hash. */
export async function fetchNamed(fetcher: FileFetcher, schema: InputSchema, input: unknown): Promise<unknown> {
  const fetched: [string, unknown][] = [];
  for (const { field, url, name: given } of referencedFiles(schema, input)) {
    try {
      const { hash, name } = await fetcher.fetch(url, fileName(given ?? undefined));
      fetched.push([field, { hash, ...(name !== null && { name }) }]);
    } catch (error) {
      throw ofField(field, error);
    }
  }
  return fetched.length === 0 ? input : { ...(input as object), ...Object.fromEntries(fetched) };
}

function ofField(field: string, error: unknown): unknown {
  if (!(error instanceof SuretyError) || error.kind !== "user") return error;
  const { code, message, remedy } = error;
  return new UserError({ code, message, remedy, field: `${field}.url`, cause: error });
}
