import { UserError } from "@surety/core/errors/user-error";
import PostalMime, { type Email } from "postal-mime";

/** Parts in parts of a mail: forwards of forwards have a few. */
const deepest = 50;

/** A mail in its parts. Nearly any bytes are a mail of some kind; throws a UserError for what is made to be none. */
export async function parseMail(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: deepest });
  } catch (error) {
    throw new UserError({
      code: "mail-unreadable",
      message: `The mail cannot be taken apart: ${(error as Error).message.replace(/\.$/, "")}.`,
      remedy: "Ask its sender to send what it carries in a new mail.",
      cause: error,
    });
  }
}
