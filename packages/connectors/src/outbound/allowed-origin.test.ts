import { describe, expect, it } from "vitest";
import { isFromOrigin, privateDestinations, readOrigin } from "./allowed-origin.ts";

describe("origins that files may be fetched from", () => {
  it.each([
    ["files.example.org", "https://files.example.org/a.pdf?sig=1", true],
    ["files.example.org", "http://files.example.org/a.pdf", false],
    ["files.example.org", "https://files.example.org:8443/a.pdf", false],
    ["files.example.org", "https://files.example.org.evil.test/", false],
    ["https://files.example.org:8443/", "https://FILES.example.org:8443/a", true],
    ["*.example.org", "https://a.b.example.org/", true],
    ["*.example.org", "https://example.org/", false],
    ["*.example.org", "https://evilexample.org/", false],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/a", true],
    ["http://[::1]:8080", "http://[::1]:8080/a", true],
  ])("%s and %s: %s", (entry, url, allowed) => {
    const origin = readOrigin(entry);
    expect(origin === undefined ? null : isFromOrigin(origin, new URL(url))).toBe(allowed);
  });

  it.each(["", "*", "https://", "a.example.org/path", "ftp://a.example.org", "user@a.example.org", "*.10.0.0.5"])(
    "%j is none",
    (entry) => {
      expect(readOrigin(entry)).toBeUndefined();
    },
  );

  it("opens a private destination only where it is named as an address", () => {
    const origins = ["internal.example.org", "http://10.0.0.5:8080", "http://[::1]", "https://10.0.0.6"].flatMap(
      (entry) => readOrigin(entry) ?? [],
    );
    expect(privateDestinations(origins)).toEqual(["10.0.0.5:8080", "[::1]:80", "10.0.0.6:443"]);
  });
});
