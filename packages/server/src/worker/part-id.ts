import { v5 as uuidFrom } from "uuid";

const namespace = "5b0e0b57-93a5-4d0e-8f59-5a1b7ef1c0de";

/** The id of one part of a split, known before it is made: derived, so that a repeated run makes the same case. */
export function partId(key: string): string {
  return uuidFrom(`case:${key}`, namespace);
}

/** The id of its line in the journal. */
export function partEventId(key: string): string {
  return uuidFrom(`event:${key}`, namespace);
}
