import { TerminalError } from "@surety/core/errors/terminal-error";
import type { CallLimits } from "@surety/core/ports/connector";
import { z } from "zod";
import { unreadable } from "./adapter-fault.ts";
import type { Provider } from "./ask-provider.ts";
import { keyHeaders } from "./key-headers.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { requireAnswer } from "./provider-error.ts";

const uploaded = z.object({ file: z.object({ name: z.string() }) });

/** Files go up and come down beside the address of everything else: `/upload/v1beta/files`, `/download/v1beta/files/…`. */
export function beside({ baseUrl }: LanguageSettings, way: "upload" | "download", rest: string): URL {
  const url = new URL(baseUrl);
  url.pathname = `/${way}${url.pathname}`;
  return new URL(url.href + rest);
}

/** Sends a file of lines by Google's resumable protocol, in one piece; gives its name (`files/…`). Google keeps it for two days. */
export async function sendLines(
  provider: Provider,
  { name, lines }: { name: string; lines: readonly string[] },
  limits: CallLimits,
): Promise<string> {
  const { settings, outbound, now } = provider;
  const bytes = Buffer.from(lines.join(""));
  const start = beside(settings, "upload", "/files");
  const headers = {
    ...keyHeaders(settings),
    "content-type": "application/json",
    "x-goog-upload-protocol": "resumable",
    "x-goog-upload-command": "start",
    "x-goog-upload-header-content-length": String(bytes.length),
    "x-goog-upload-header-content-type": "application/jsonl",
  };
  const body = JSON.stringify({ file: { display_name: name } });
  const begun = await outbound.request({ ...limits, url: start, method: "POST", headers, body });
  const what = `POST ${start.pathname}`;
  const url = placeToUpload(requireAnswer(begun, what, now()).headers["x-goog-upload-url"], start, what);
  const sent = await outbound.request({
    ...limits,
    url,
    method: "POST",
    headers: { ...keyHeaders(settings), "x-goog-upload-offset": "0", "x-goog-upload-command": "upload, finalize" },
    body: bytes,
  });
  const read = uploaded.safeParse(parsed(requireAnswer(sent, what, now()).body));
  if (!read.success) throw unreadable(what, sent.body.slice(0, 200));
  return read.data.file.name;
}

/** Where the lines go is said by the answer, and goes nowhere but to where the connection goes. */
function placeToUpload(told: string | undefined, start: URL, what: string): URL {
  const url = told === undefined || !URL.canParse(told) ? null : new URL(told);
  if (url === null) throw unreadable(what, "it says nowhere where to send the file");
  if (url.origin === start.origin) return url;
  throw new TerminalError({
    code: "upload-elsewhere",
    message: `${what} says to send the file to ${url.host}, which is not where this connection goes.`,
    remedy: "Leave baseUrl out, or use a gateway that takes files of batches itself.",
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
