import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Outbound, OutboundStream, StreamedRequest } from "@surety/connectors";
import { networkError } from "@surety/connectors/outbound/network-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { type Refusal, s3Error } from "./s3-error.ts";
import type { S3Place } from "./s3-place.ts";

const mostAttempts = 5;
const firstDelayMs = 100;
const timeoutMs = 300_000;
const mostOfRefusal = 65_536;

export interface S3Request {
  method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  key: string;
  query?: Record<string, string>;
  body?: Uint8Array | string;
}

interface RequestParts {
  place: S3Place;
  outbound: Pick<Outbound, "stream">;
  now: () => Date;
}

/** Signed requests to one bucket. What may pass is tried again here, a few times within seconds. */
export class S3Requests {
  readonly #parts: RequestParts;
  readonly #signer: SignatureV4;

  constructor(parts: RequestParts) {
    this.#parts = parts;
    const { region, keyId, secret, sessionToken } = parts.place;
    const credentials = { accessKeyId: keyId, secretAccessKey: secret.reveal() };
    this.#signer = new SignatureV4({
      service: "s3",
      region,
      credentials: sessionToken === null ? credentials : { ...credentials, sessionToken: sessionToken.reveal() },
      sha256: Sha256,
      uriEscapePath: false,
    });
  }

  /** The answer with its body still to be read; null where there is no such key. */
  async send(request: S3Request): Promise<OutboundStream | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(request);
      } catch (error) {
        if (!(error instanceof TransientError) || attempt >= mostAttempts) throw error;
        await sleep(Math.random() * firstDelayMs * 2 ** attempt);
      }
    }
  }

  /** Sends a request whose answer is short, and reads it. */
  async ask(request: S3Request): Promise<{ headers: OutboundStream["headers"]; text: string } | null> {
    const answer = await this.send(request);
    return answer === null ? null : { headers: answer.headers, text: await this.#textOf(answer) };
  }

  async #once(request: S3Request): Promise<OutboundStream | null> {
    const { place, outbound, now } = this.#parts;
    const answer = await outbound
      .stream(await this.#signed(request), AbortSignal.timeout(timeoutMs))
      .catch((error: unknown) => {
        throw networkError(error, place.endpoint.host);
      });
    answer.body.on("error", () => {});
    if (answer.status < 300) return answer;
    const refusal: Refusal = { status: answer.status, body: await this.#textOf(answer), date: answer.headers["date"] };
    if (answer.status === 404 && !refusal.body.includes("<Code>NoSuchBucket</Code>")) return null;
    throw s3Error(place, refusal, now());
  }

  async #signed({ method, key, query = {}, body = "" }: S3Request): Promise<StreamedRequest> {
    const { place, now } = this.#parts;
    const { protocol, hostname, port, host, pathname } = place.endpoint;
    const path = `${pathname.replace(/\/$/, "")}/${place.bucket}/${key}`;
    const content = createHash("sha256").update(body).digest("hex");
    const unsigned = {
      method,
      protocol,
      hostname,
      ...(port !== "" && { port: Number(port) }),
      path,
      query,
      headers: { host, "x-amz-content-sha256": content },
      body,
    };
    const { headers } = await this.#signer.sign(unsigned, { signingDate: now() });
    const url = new URL(place.endpoint);
    url.pathname = path;
    url.search = new URLSearchParams(query).toString();
    return { url, method, headers, ...(method === "PUT" || method === "POST" ? { body } : {}) };
  }

  async #textOf({ body }: OutboundStream): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size <= mostOfRefusal) chunks.push(chunk);
      }
    } catch (error) {
      throw networkError(error, this.#parts.place.endpoint.host);
    }
    return Buffer.concat(chunks).toString("utf8");
  }
}

/** Node's SHA-256 in the shape that the signer asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array);
  }

  update(data: unknown): void {
    this.#hash.update(data as Uint8Array);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}
