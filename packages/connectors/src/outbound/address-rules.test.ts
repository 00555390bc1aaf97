import { describe, expect, it } from "vitest";
import { isPublic, parseAddress } from "./address-rules.ts";

const verdict = (text: string) => {
  const address = parseAddress(text);
  return address === undefined ? "not an address" : isPublic(address);
};

describe("isPublic", () => {
  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "[::1]",
    "::ffff:127.0.0.1",
    "[::ffff:7f00:1]",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "100::1",
    "2001:db8::1",
  ])("refuses %s", (text) => expect(verdict(text)).toBe(false));

  it.each(["1.1.1.1", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])("lets %s pass", (text) =>
    expect(verdict(text)).toBe(true),
  );

  it.each(["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", ""])("leaves %j to the resolver", (text) =>
    expect(verdict(text)).toBe("not an address"),
  );
});
