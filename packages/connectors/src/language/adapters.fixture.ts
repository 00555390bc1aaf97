import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

/** Every way in which a provider can be asked, and where the fake one listens for it. */
export const adapters = {
  openai: { provider: "openai", home: "/v1" },
  "openai responses": { provider: "openai", api: "responses", home: "/v1" },
  anthropic: { provider: "anthropic", home: "/v1" },
  google: { provider: "google", home: "/v1beta" },
  mistral: { provider: "mistral", home: "/mistral/v1" },
  "openai-compatible": { provider: "openai-compatible", home: "/v1" },
  "openai-compatible responses": { provider: "openai-compatible", api: "responses", home: "/v1" },
  "openai-compatible with probabilities": { provider: "openai-compatible", tokenProbabilities: true, home: "/v1" },
} as const;
export type Adapter = keyof typeof adapters;
export const adapterNames = Object.keys(adapters) as Adapter[];

/** The time of these connections: what a provider asks to wait until is read by it. */
const now = new Date("2026-03-04T10:00:00Z");
const world = { guard: createAddressGuard(), clock: { now: () => now } };

/** A connection of that kind to the fake provider. */
export function openAdapter(name: Adapter, fake: { url: string; host: string }, more: Record<string, unknown> = {}) {
  const { home, ...kind } = adapters[name];
  const settings = { ...kind, apiKey: "sk-s3cret", baseUrl: `${fake.url}${home}`, allowPrivate: [fake.host], ...more };
  return openConnection({ name: "brain", kind: "language", settings }, world);
}
