import type { AskedModel, SaidByModel } from "@surety/testing/fakes/language-dialects";
import { type PlainColour, plainColours, plainPicture } from "./plain-picture.ts";

const colours = Object.keys(plainColours) as PlainColour[];

/** A model that can do all that it is asked by `surety models test`, and looks at the pictures that it is shown. */
export function capableModel({ system, body }: AskedModel): SaidByModel {
  const usage = { input: 200, output: 10 };
  if (system.startsWith("Write the numbers"))
    return { text: Array.from({ length: 60 }, (_, at) => at + 1).join(" "), usage };
  if (system.startsWith("Answer with one word"))
    return { text: colours.find((one) => JSON.stringify(body).includes(plainPicture(one).base64)) ?? "none", usage };
  if (system.startsWith("Find out")) return { text: '{"next":{"tool":"stock","arguments":{"thing":"lamp"}}}', usage };
  const tokens = [
    { text: '{"answer":"', p: 1 },
    { text: "A", p: 0.97, others: { B: 0.02 } },
    { text: '","certainty":"certain"}', p: 1 },
  ];
  return { text: tokens.map((one) => one.text).join(""), tokens, usage };
}
