import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { leftOut, leftOutRemedy } from "./left-out.mjs";
import { complain, root, writeStamp } from "./workspace.mjs";

const stamp = join(root, "node_modules", ".surety", "installed-from");

/** Installs what the lock file names, unless that was done already. Uses npm, and nothing but the npm registry. */
export async function install() {
  refuseOldNode();
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  refuseForeignFolder();
  console.error("Installing what is missing (once; about half a minute) …");
  const { code, output } = await npmCi();
  if (code !== 0) throw failure(output);
  const missing = leftOut();
  if (missing.length > 0) complain(`npm left out what Surety needs: ${missing.join(", ")}.`, leftOutRemedy());
  writeStamp(stamp, wanted);
}

function refuseOldNode() {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major >= 20) return;
  complain(
    `Surety needs Node 20 or newer to start; this is ${process.version}.`,
    "Install a newer Node from nodejs.org, then run this again.",
  );
}

function refuseForeignFolder() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    complain(
      `You may not write to ${root}, which belongs to another user.`,
      "Clone the project into a folder of your own, or run this as its owner.",
    );
  }
}

/** Where there is no network at all, npm on its own would say so after more than two minutes. */
const patience = { npm_config_fetch_retry_mintimeout: "2000", npm_config_fetch_retry_maxtimeout: "10000" };

function npmCi() {
  // Warnings about the Node that runs npm do not matter: what is installed brings its own.
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--progress=true"];
  const child = spawn("npm", args, {
    cwd: root,
    env: { ...patience, ...process.env },
    stdio: ["ignore", "inherit", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  child.stderr.on("data", (chunk) => {
    output += chunk;
    process.stderr.write(chunk);
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

const reasons = [
  [/ENOSPC|no space left/i, "The disk is full.", "Free about 1.5 GB, then run this again; nothing else was changed."],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i,
    "The npm registry cannot be reached.",
    "Check the network (or the proxy in ~/.npmrc), then run this again.",
  ],
  [/EACCES|EPERM/i, "npm may not write here.", "Run this as the user who owns this folder and ~/.npm."],
  [/spawn npm ENOENT/i, "There is no npm on this machine.", "Install Node with npm from nodejs.org."],
];

function failure(output) {
  const [, message, remedy] = reasons.find(([pattern]) => pattern.test(output)) ?? [
    null,
    "npm could not install what Surety needs.",
    "The lines above say why.",
  ];
  return complain(message, remedy);
}
