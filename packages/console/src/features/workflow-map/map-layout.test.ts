import { supportMap } from "@surety/testing/factories/workflow-map";
import { describe, expect, it } from "vitest";
import { layoutMap, NODE } from "./map-layout.ts";
import { withGates } from "./map-model.ts";

const layout = layoutMap(withGates(supportMap(), {}));

describe("layoutMap", () => {
  it("orders the lanes as the work flows", () =>
    expect(layout.lanes.map((lane) => lane.layer)).toEqual(["trigger", "prepare", "judge", "act"]));

  it("keeps every node inside its lane", () => {
    for (const { node, x, y } of layout.placed) {
      const lane = layout.lanes.find((candidate) => candidate.id === `${node.block}/${node.layer}`);
      expect(lane && x >= lane.x && x + NODE.width <= lane.x + lane.width && y + NODE.height <= lane.height).toBe(true);
    }
  });

  it("lets no two nodes overlap", () => {
    for (const a of layout.placed)
      for (const b of layout.placed.filter((other) => other !== a))
        expect(Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height).toBe(true);
  });

  it("draws the gate after the judgments and the person below the gate", () => {
    const at = (id: string) => layout.placed.find(({ node }) => node.id === id) ?? { x: Number.NaN, y: Number.NaN };
    expect(at("1/intent").x).toBeLessThan(at("gate/1").x);
    expect(at("review").x).toBe(at("gate/1").x);
    expect(at("review").y).toBeGreaterThan(at("gate/1").y);
    expect(at("review").x).toBeLessThan(at("2/rule/1").x);
  });

  it("survives arrows in a circle", () => {
    const map = supportMap();
    const circle = {
      nodes: map.nodes.filter((node) => node.block === 0),
      edges: [
        { from: "0/text", to: "0/customer", condition: null, count: 1 },
        { from: "0/customer", to: "0/text", condition: null, count: 1 },
      ],
    };
    expect(layoutMap(circle).placed).toHaveLength(2);
  });
});
