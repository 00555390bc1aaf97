import { describe, expect, it } from "vitest";
import { UserError } from "../errors/user-error.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { dyn } from "../expression/value-type.ts";
import { mapEvent } from "./map-event.ts";

const compile = (source: string) => compileExpression(source, { names: { event: dyn } }, "/triggers/0/map");

describe("mapEvent", () => {
  it("hands the event on where there is no map", () => {
    expect(mapEvent(null, { a: 1 })).toEqual({ a: 1 });
  });

  it("yields one field per expression and leaves absent ones out", () => {
    const map = {
      subject: compile("event.title"),
      total: compile("event.cents / 100"),
      note: compile("event.nothing.here"),
    };
    expect(mapEvent(map, { title: "Hi", cents: 250 })).toEqual({ subject: "Hi", total: 2.5 });
  });

  it("survives an event that is no object", () => {
    expect(mapEvent({ subject: compile("event.title") }, "text")).toEqual({});
  });

  it("names the field whose expression failed", () => {
    const work = () => mapEvent({ total: compile("event.cents / 0") }, { cents: 1 });
    expect(work).toThrow(UserError);
    expect(work).toThrow(/"total".*divided by zero/);
  });
});
