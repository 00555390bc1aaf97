import type { Outbound, OutboundStream } from "@surety/connectors";
import { type AllowedOrigin, isFromOrigin } from "@surety/connectors/outbound/allowed-origin";
import { networkError } from "@surety/connectors/outbound/network-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { StoredFile } from "@surety/core/wire/stored-document";
import type { Files } from "./files.ts";

const mostRedirects = 3;
const timeoutMs = 60_000;
const redirects = new Set([301, 302, 303, 307, 308]);

interface FetchParts {
  files: Pick<Files, "add">;
  outbound: Pick<Outbound, "stream">;
  /** Where files may be fetched from; nowhere where it is empty. */
  origins: readonly AllowedOrigin[];
}

/** Takes in files that others name by an address, from origins that whoever runs the server allowed, and from no others. */
export class FileFetcher {
  readonly #parts: FetchParts;

  constructor(parts: FetchParts) {
    this.#parts = parts;
  }

  /** Rejects with a UserError for the field `url`, or with a TransientError where it may work later. */
  async fetch(address: string, name: string | null): Promise<StoredFile> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { body, url } = await this.#open(this.#allowed(address), signal);
      return await this.#parts.files.add(body, name ?? nameIn(url)).finally(() => body.destroy());
    } catch (error) {
      if (signal.aborted) throw tooSlow(address);
      throw asField(URL.canParse(address) ? networkError(error, new URL(address).host) : error);
    }
  }

  /** Follows redirects to what is allowed too. */
  async #open(first: URL, signal: AbortSignal): Promise<Pick<OutboundStream, "body"> & { url: URL }> {
    let url = first;
    for (let hop = 0; ; hop += 1) {
      const { status, headers, body } = await this.#parts.outbound.stream(
        { url, method: "GET", headers: { accept: "*/*" } },
        signal,
      );
      // What is thrown away may end with an error that nobody waits for.
      body.on("error", () => {});
      if (status === 200) return { body, url };
      body.destroy();
      const { location = "" } = headers;
      if (!redirects.has(status) || hop >= mostRedirects || !URL.canParse(location, url.href))
        throw notThere(url, status);
      url = this.#allowed(new URL(location, url).href);
    }
  }

  #allowed(address: string): URL {
    const { origins } = this.#parts;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url !== null && origins.some((origin) => isFromOrigin(origin, url))) return url;
    const where = url === null ? `"${address.slice(0, 200)}"` : url.origin;
    throw new UserError({
      code: "origin-not-allowed",
      field: "url",
      message:
        origins.length === 0
          ? "Files are not fetched here."
          : `Files are not fetched from ${where}, only from: ${origins.map(({ protocol, host, port }) => `${protocol}//${host}${port === "" ? "" : `:${port}`}`).join(", ")}.`,
      remedy: "Send the file itself, or have whoever runs the server add its origin to SURETY_FETCH_FROM.",
    });
  }
}

/** The last part of the path, as people wrote it. */
function nameIn(url: URL): string | null {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return (
      decodeURIComponent(last)
        .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "")
        .slice(0, 200) || null
    );
  } catch {
    return null;
  }
}

/** Servers that are in trouble, or busy, may answer later; all else is for whoever named the address. */
function notThere({ host }: URL, status: number): Error {
  const message = `${host} did not give the file: it answered ${status}.`;
  if (status >= 500 || status === 429)
    return new TransientError({ code: "file-not-fetched", field: "url", message, remedy: "Send it again later." });
  const remedy = "Check the address and how long it is valid; open it without a cookie or a password.";
  return new UserError({ code: "file-not-fetched", field: "url", message, remedy });
}

function tooSlow(address: string): TransientError {
  return new TransientError({
    code: "file-not-fetched",
    field: "url",
    message: `${new URL(address).host} did not give the whole file within ${timeoutMs / 1000} s.`,
    remedy: "Send it again later, or send the file itself.",
  });
}

/** What is wrong with the file is said of the field that names it. */
function asField(error: unknown): unknown {
  if (!(error instanceof UserError) || error.field === "url") return error;
  const { code, message } = error;
  const remedy =
    code === "blocked-address"
      ? "Send the file itself; an address that is not public is reached only where SURETY_FETCH_FROM names it in digits."
      : error.remedy;
  return new UserError({ code, message, remedy, field: "url", cause: error });
}
