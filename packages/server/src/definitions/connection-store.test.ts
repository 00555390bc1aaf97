import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { randomBytes } from "node:crypto";
import { createAddressGuard } from "@surety/connectors";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sealerWith } from "../security/sealed-secrets.ts";
import { openSecretStore } from "../security/secret-store.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { ConnectionStore } from "./connection-store.ts";

let database: Database;
let receiver: FakeReceiver;
let drop: () => Promise<void>;
beforeAll(async () => {
  const test = await createTestDatabase({ migrated: true });
  drop = test.drop;
  database = openDatabase(test.url, 4);
  receiver = await startFakeReceiver();
});
afterAll(async () => {
  await receiver.close();
  await database.close();
  await drop();
});

it("a worker uses the password that another process has saved", async () => {
  const key = randomBytes(32);
  const process = () =>
    new ConnectionStore(database, openSecretStore(database, sealerWith(key)), {
      guard: createAddressGuard(),
      clock: { now: () => new Date() },
    });
  const [console, worker] = [process(), process()];
  const settings = (password: string) => ({
    baseUrl: receiver.url,
    allowPrivate: [receiver.host],
    headers: { authorization: password },
  });
  const used = async () => {
    const connection = await worker.get("desk");
    await connection.effect?.(
      { kind: "http", method: "POST", path: "/x", body: {} },
      { idempotencyKey: randomBytes(8).toString("hex"), timeoutMs: 2000 },
    );
    return receiver.deliveries.at(-1)?.headers["authorization"];
  };
  await console.save("desk", "http", settings("old"));
  expect(await used()).toBe("old");
  await console.save("desk", "http", settings("new"));
  await expect.poll(used, { timeout: 3000, interval: 300 }).toBe("new");
  await worker.close();
  await console.close();
});
