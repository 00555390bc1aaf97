import { existsSync, readFileSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

/** What a whole installation takes, in bytes; the same figure stands in the message of a full disk. */
const wholeInstall = 1.5e9;

/** Packages for this platform that are not there: npm leaves out what is optional without a word, also where the disk is full. */
export function leftOut() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(([path, one]) => one.optional && isForHere(one) && !existsSync(join(root, path, "package.json")))
    .map(([path]) => path.replace("node_modules/", ""));
}

/** What to do where something was left out. */
export function leftOutRemedy() {
  const { bavail, bsize } = statfsSync(root);
  return bavail * bsize < wholeInstall
    ? "The disk is nearly full: free about 1.5 GB, then run this again."
    : "Where ~/.npmrc says omit=optional, take that away; then run this again.";
}

function isForHere({ os = [], cpu = [], libc }) {
  if (!os.includes(process.platform) || !cpu.includes(process.arch)) return false;
  return libc === undefined || libc.includes(ownLibc());
}

let known;
function ownLibc() {
  known ??= process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
  return known;
}
