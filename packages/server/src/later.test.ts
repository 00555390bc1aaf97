import { expect, it } from "vitest";
import { Later } from "./later.ts";

it("gives a part once it is made, and says before why there is none", () => {
  const engine = new Later<{ name: string }>("the engine has not been launched yet");
  const { get } = engine;
  expect(get).toThrow("the engine has not been launched yet");
  const part = { name: "engine" };
  engine.set(part);
  expect(get()).toBe(part);
});
