import { describe, expect, it } from "vitest";
import { parsePostgresUrl } from "./postgres-url.ts";

describe("parsePostgresUrl", () => {
  it.each([
    [
      "postgres://ann:p%40ss@db.example:6543/shop?sslmode=verify-full",
      { host: "db.example", port: 6543, user: "ann", password: "p@ss", database: "shop", ssl: "verify" },
    ],
    [
      "postgresql://ann@[::1]/shop",
      { host: "::1", port: 5432, user: "ann", password: undefined, database: "shop", ssl: "disable" },
    ],
    [
      "postgres://ann@/shop?host=/run/postgresql",
      { host: "/run/postgresql", port: 5432, user: "ann", password: undefined, database: "shop", ssl: "disable" },
    ],
    [
      "postgres:///shop?host=%2Frun%2Fpg&port=5433",
      { host: "/run/pg", port: 5433, user: "postgres", password: undefined, database: "shop", ssl: "disable" },
    ],
  ])("reads %s", (url, place) => expect(parsePostgresUrl(url)).toEqual(place));

  it.each([
    "mysql://a/b",
    "db.example",
    "postgres://ann@/shop",
    "postgres://h/d?sslrootcert=/etc/passwd",
    "postgres://h/d?sslmode=maybe",
    "",
  ])("refuses %s", (url) => expect(parsePostgresUrl(url)).toBeUndefined());
});
