import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { systemRefusal } from "./system-refusal.ts";

const path = join(tmpdir(), "surety-nowhere", "key");
const refused = (code: string, facts: object = { path }) =>
  systemRefusal(Object.assign(new Error(code), { code, ...facts }));

describe("what the operating system refuses", () => {
  it.each([
    ["ENOSPC", "disk-full", /is full/, /Free some space/],
    ["EDQUOT", "disk-full", /is full/, /Free some space/],
    ["EROFS", "read-only", /can only be read/, /--project/],
    ["EACCES", "not-writable", /may not use/, /chown -R/],
    ["EPERM", "not-writable", /may not use/, /chown -R/],
  ])("%s is said with the path and the way out", (code, ours, message, remedy) => {
    const error = refused(code);
    expect(error).toMatchObject({ code: ours, field: path });
    expect(error?.message).toMatch(message);
    expect(error?.message).toContain(path);
    expect(error?.remedy).toMatch(remedy);
  });

  it("takes a folder that cannot be made for one on a read-only disk", () => {
    expect(refused("ENOENT", { path, syscall: "mkdir" })?.code).toBe("read-only");
  });

  it("leaves everything else as it is", () => {
    expect(refused("ENOENT", { path, syscall: "open" })).toBeNull();
    expect(refused("EACCES", {})).toBeNull();
    expect(systemRefusal(new Error("a bug"))).toBeNull();
  });
});
