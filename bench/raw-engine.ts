import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { startEmbeddedPostgres } from "../packages/server/src/storage/embedded/embedded-postgres.ts";
import { namedPool } from "../packages/server/src/storage/named-pool.ts";

// The raw engine as its users would write it: HTTP in, one durable run per case with four empty steps, result out.
// The sender hears the result of a run that was on the disk before it began, as the product's sender does who waits. A case
// takes 36 statements: four to begin, seven for each step, four to end. Runs are started directly and not through a queue,
// which is the engine's quickest way.
// It has what the product's engine has: a PostgreSQL of its own on a Unix socket, and named statements.
// Standard output carries our one line; what the library prints goes elsewhere.
console.log = console.error;
const folder = process.argv[2] ?? "";
const postgres = await startEmbeddedPostgres(folder, () => {});
const pool = namedPool(postgres.url, 10);

const fourSteps = async (input: unknown): Promise<unknown> => {
  for (const name of ["prepare", "judge", "gate", "act"]) await DBOS.runStep(async () => name, { name });
  return input;
};
const run = DBOS.registerWorkflow(fourSteps, { name: "four-steps" });

await DBOS.migrate(postgres.url);
DBOS.setConfig({
  name: "raw",
  systemDatabaseUrl: postgres.url,
  systemDatabasePool: pool,
  runMigrations: false,
  applicationVersion: "raw-1",
  logLevel: "error",
});
await DBOS.launch();

const server = createServer((request, response) => {
  void answer(request).then(
    (result) => response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ result })),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ origin: `http://127.0.0.1:${port}`, postgresPid: postgres.pid() })}\n`);
});

async function answer(request: Parameters<typeof json>[0]): Promise<unknown> {
  const handle = await DBOS.startWorkflow(run, { workflowID: randomUUID() })(await json(request));
  return await handle.getResult();
}

process.once("SIGTERM", () => {
  void (async () => {
    server.closeAllConnections();
    await DBOS.shutdown();
    await pool.end().catch(() => {});
    await postgres.stop();
    process.exit(0);
  })();
});
