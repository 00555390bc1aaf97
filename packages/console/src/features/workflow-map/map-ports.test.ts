import { supportMap } from "@surety/testing/factories/workflow-map";
import { expect, it } from "vitest";
import { layoutMap } from "./map-layout.ts";
import { withGates } from "./map-model.ts";
import { mapPorts } from "./map-ports.ts";

const model = withGates(supportMap(), {});
const rows = new Map(layoutMap(model).placed.map(({ node, y }) => [node.id, y]));
const ports = mapPorts(model, rows);

it("lets the upper of two arrows leave and arrive above the lower one", () => {
  expect(ports.get("gate/1>2/rule/0")!.start).toBeLessThan(ports.get("gate/1>2/rule/1")!.start);
  expect(ports.get("gate/1>2/rule/1")!.end).toBeLessThan(ports.get("review>2/rule/1")!.end);
});

it("leaves the arrow from the gate down to the person alone", () => expect(ports.has("gate/1>review")).toBe(false));
