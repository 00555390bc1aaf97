import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";

/** An incoming webhook of Slack, Mattermost, Rocket.Chat or another that takes `{ text }`. Whoever knows its address can post, so the address is a secret. */
export const chatSettings = z.strictObject({
  url: secretText.refine(
    (url) => /^https?:$/.test(URL.parse(url.reveal())?.protocol ?? ""),
    "an http or https address",
  ),
  allowPrivate,
});
export type ChatSettings = z.output<typeof chatSettings>;
