import { openApiKeys } from "../security/api-keys.ts";
import { owner, type TestHouse } from "../test-house.ts";
import type { App } from "./app-env.ts";
import { houseApp } from "./house-app.ts";

/** The door of a house of tests, and what lets an owner's program through it. */
export interface TestDoor {
  app: App;
  headers: Record<string, string>;
}

/** Opens the door of a house, and makes the key of an owner. */
export async function openTestDoor(house: TestHouse): Promise<TestDoor> {
  const { key } = await openApiKeys(house.database).create({ name: "k", role: "owner" }, owner);
  const app = houseApp(house, { origin: "http://localhost:4747", version: "0", demo: false });
  return { app, headers: { authorization: `Bearer ${key}` } };
}
