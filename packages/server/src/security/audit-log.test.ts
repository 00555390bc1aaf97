import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { append, verifyAuditLog } from "./audit-log.ts";

const actor = { kind: "person", id: "p1", name: "Ada", role: "owner" } as const;

describe("audit log", () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const test = await createTestDatabase({ migrated: true });
    drop = test.drop;
    database = openDatabase(test.url, 8);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        database.transaction((tx) =>
          append(tx, {
            actor,
            verb: "decide review",
            object: `review ${n}`,
            detail: { n, z: 1.5, a: { b: ["ü", null] } },
          }),
        ),
      ),
    );
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it("is one unbroken chain although twenty wrote at once", async () => {
    expect(await verifyAuditLog(database)).toMatchObject({ ok: true, entries: 20 });
  });

  it("can be neither changed, nor shortened, nor emptied", async () => {
    await expect(database.query("update surety.audit_log set verb = 'x'")).rejects.toThrow("append-only");
    await expect(database.query("delete from surety.audit_log")).rejects.toThrow("append-only");
    await expect(database.query("truncate surety.audit_log")).rejects.toThrow("append-only");
  });

  it("shows what somebody with all rights changed or removed", async () => {
    const { rows } = await database.pool.query("select id from surety.audit_log order by id");
    const tenth = rows[9].id as string;
    await database.query("alter table surety.audit_log disable trigger all");
    await database.query(`update surety.audit_log set detail = detail || '{"n": 99}' where id = $1`, [tenth]);
    expect(await verifyAuditLog(database)).toEqual({ ok: false, entries: 9, brokenAt: tenth, because: "changed" });
    await database.query("delete from surety.audit_log where id = $1", [tenth]);
    expect(await verifyAuditLog(database)).toEqual({
      ok: false,
      entries: 9,
      brokenAt: rows[10].id,
      because: "missing",
    });
  });
});
