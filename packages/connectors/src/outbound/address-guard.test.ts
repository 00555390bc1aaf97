import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import { describe, expect, it } from "vitest";
import { createAddressGuard } from "./address-guard.ts";

const resolvesTo = (...addresses: string[]) =>
  createAddressGuard({
    resolver: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
  });

describe("createAddressGuard", () => {
  it("gives the addresses of a public host", async () => {
    expect(await resolvesTo("1.1.1.1").resolve("api.example", 443, [])).toEqual([{ address: "1.1.1.1", family: 4 }]);
  });

  it.each([["127.0.0.1"], ["169.254.169.254"], ["::ffff:127.0.0.1"], ["1.1.1.1", "10.0.0.1"]])(
    "refuses a name that leads to %s",
    async (...addresses) => {
      await expect(resolvesTo(...addresses).resolve("api.example", 443, [])).rejects.toThrow(UserError);
    },
  );

  // The system's resolver reads these as 127.0.0.1 wherever it reads them at all.
  it.each(["127.0.0.1", "[::ffff:127.0.0.1]", "::1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])(
    "refuses %s",
    async (host) => {
      const refusal = await createAddressGuard()
        .resolve(host, 80, [])
        .catch((error: unknown) => error);
      expect(refusal instanceof UserError || refusal instanceof TransientError).toBe(true);
    },
  );

  it.each([
    ["127.0.0.1", ["127.0.0.1:9999"]],
    ["127.0.0.1", ["127.0.0.1"]],
    ["127.0.0.1", ["127.0.0.0/8"]],
    ["127.0.0.1", ["127.0.0.0/8:9999"]],
    ["::1", ["[::1]:9999"]],
    ["::ffff:127.0.0.1", ["127.0.0.1:9999"]],
    ["fd00::7", ["fd00::/8"]],
    ["10.0.0.7", ["db.internal:9999"]],
    ["10.0.0.7", ["DB.internal"]],
  ])("lets %s pass where %j names it", async (address, allowed) => {
    expect(await resolvesTo(address).resolve("db.internal", 9999, allowed)).toHaveLength(1);
  });

  it.each([
    ["127.0.0.1", ["127.0.0.1:80"]],
    ["127.0.0.2", ["127.0.0.1"]],
    ["10.0.0.7", ["other.internal"]],
    ["10.0.0.7", ["nonsense//"]],
    ["169.254.169.254", ["db.internal"]],
  ])("refuses %s where only %j is named", async (address, allowed) => {
    await expect(resolvesTo(address).resolve("db.internal", 9999, allowed)).rejects.toMatchObject({
      code: "blocked-address",
      field: "allowPrivate",
    });
  });

  it("tells a name that does not resolve, which may pass", async () => {
    const failing = createAddressGuard({ resolver: async () => Promise.reject(new Error("ENOTFOUND")) });
    await expect(failing.resolve("nowhere.example", 80, [])).rejects.toThrow(TransientError);
    await expect(resolvesTo().resolve("nowhere.example", 80, [])).rejects.toThrow(TransientError);
  });
});
