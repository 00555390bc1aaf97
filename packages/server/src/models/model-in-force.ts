import { UserError } from "@surety/core/errors/user-error";
import type { Queryable } from "../storage/database.ts";

/** The hash of the trained model that answers a judgment now; null before the first training. */
export async function activeModel(database: Queryable, workflow: string, judgment: string): Promise<string | null> {
  const [model] = await database.query<{ hash: string }>(
    "select hash from surety.models where workflow = $1 and judgment = $2 and active",
    [workflow, judgment],
  );
  return model?.hash ?? null;
}

/** The same for whoever cannot go on without one; `orElse` says what would help besides training. */
export async function modelInForce(
  database: Queryable,
  workflow: string,
  judgment: string,
  orElse?: string,
): Promise<string> {
  const hash = await activeModel(database, workflow, judgment);
  if (hash !== null) return hash;
  const train = `Run: surety train ${workflow}`;
  throw new UserError({
    code: "not-trained",
    message: `The local model of ${judgment} has not been trained yet.`,
    remedy: orElse === undefined ? train : `${train}. ${orElse}`,
  });
}
