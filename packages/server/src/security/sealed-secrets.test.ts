import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sealerWith } from "./sealed-secrets.ts";
import { loadSecretKey } from "./secret-key.ts";

describe("sealed secrets", () => {
  const key = randomBytes(32);

  it("opens what it sealed, and never seals twice to the same text", () => {
    const sealer = sealerWith(key);
    const sealed = sealer.seal("CRM", "pass·word");
    expect(sealed).toMatch(/^v1\./);
    expect(sealed).not.toContain("pass");
    expect(sealer.seal("CRM", "pass·word")).not.toBe(sealed);
    expect(sealer.open("CRM", sealed)).toBe("pass·word");
  });

  it("says that the key is wrong, or the text damaged, or sealed for another name", () => {
    const sealed = sealerWith(key).seal("CRM", "secret");
    expect(() => sealerWith(randomBytes(32)).open("CRM", sealed)).toThrow(
      expect.objectContaining({ code: "wrong-key" }),
    );
    expect(() => sealerWith(key).open("MAIL", sealed)).toThrow(expect.objectContaining({ code: "secret-damaged" }));
    expect(() => sealerWith(key).open("CRM", "v1.x.y")).toThrow(expect.objectContaining({ code: "secret-damaged" }));
  });

  it("makes a key file that only its owner reads, and finds it again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "surety-key-"));
    const [first, second] = await Promise.all([loadSecretKey(folder, undefined), loadSecretKey(folder, undefined)]);
    expect(second).toEqual(first);
    expect((await stat(join(folder, "key"))).mode & 0o777).toBe(0o600);
    await chmod(join(folder, "key"), 0o644);
    await expect(loadSecretKey(folder, undefined)).rejects.toMatchObject({ code: "key-file-open" });
    await rm(folder, { recursive: true });
  });

  it("takes SURETY_KEY in base64 or hex, and refuses anything else", async () => {
    expect(await loadSecretKey("/nowhere", key.toString("base64"))).toEqual(key);
    expect(await loadSecretKey("/nowhere", key.toString("hex"))).toEqual(key);
    await expect(loadSecretKey("/nowhere", "password")).rejects.toMatchObject({ code: "bad-key" });
  });
});
