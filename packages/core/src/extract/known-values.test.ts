import { expect, it } from "vitest";
import { KnownValues } from "./known-values.ts";

const known = new KnownValues(["NORTHWINDBOOKSLTD", "ALDERBAKERY"]);

it.each([
  ["Northwind Books Ltd.", 1],
  ["NORTHWIND B0OKS LTD", -1],
  ["Northwind Books", -1],
  ["Juniper Lamps", 0],
  ["", 0],
])("%s stands at %i", (value, standing) => expect(known.standing(value)).toBe(standing));
