import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newProject, removeProject } from "../new-project.ts";
import { refusedStart } from "../surety-process.ts";

describe("a port that another program has", () => {
  const other = createServer();
  let folder: string;
  let port: number;
  beforeAll(async () => {
    folder = await newProject();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    port = (other.address() as AddressInfo).port;
  });
  afterAll(async () => {
    other.close();
    await removeProject(folder);
  });

  it("is named with the way out, and nothing was begun", async () => {
    const { code, stdout, stderr } = await refusedStart({ folder, port });
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(stderr).toContain(`surety start --port ${port + 1}`);
    expect(stderr).not.toContain("bug in Surety");
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "port-taken", field: "port" } });
    expect(existsSync(join(folder, ".surety"))).toBe(false);
  });
});
