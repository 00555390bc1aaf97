import type { EffectRequest } from "@surety/core/ports/connector";
import type { DeliveryParts, PendingDelivery } from "./deliver-reviews.ts";
import type { MailContent } from "./mail-content.ts";
import { readReceiver } from "./mail-receivers.ts";
import { digestSubject, mailText, noticeSubject } from "./mail-text.ts";

const why: Record<string, string> = {
  digest: "You get this once a day, because you asked for it.",
  notice: "You get this because you asked to hear of each review; there are at least ten minutes between two mails.",
};

/** The mail as it is sent, the same at every repetition; null where its receiver wants none any more. */
export async function mailRequest(
  { world, link }: DeliveryParts,
  { person, event, data }: PendingDelivery,
): Promise<EffectRequest | null> {
  const receiver = await readReceiver(world.database, person ?? "");
  if (receiver === null) return null;
  const content = data as unknown as MailContent;
  const unsubscribe = link(`/unsubscribe/${world.mailTokens.unsubscribe(receiver.person)}`);
  const approval = (id: string) => link(`/decide/${world.mailTokens.approval(id)}`);
  const subject = event === "digest" ? digestSubject(content) : noticeSubject(content);
  const text = mailText(content, { page: link, approval, unsubscribe }, why[event] ?? "");
  return { kind: "email", to: receiver.email, subject, text, unsubscribe };
}
