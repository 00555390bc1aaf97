export { connectors } from "./connectors.ts";
export { openConnection, type StoredConnection } from "./open-connection.ts";
export { createAddressGuard, type Resolver } from "./outbound/address-guard.ts";
export {
  createOutbound,
  type Outbound,
  type OutboundRequest,
  type OutboundResponse,
  type OutboundStream,
  type StreamedRequest,
} from "./outbound/outbound.ts";
export { isSigningSecret, signWebhook } from "./webhook/sign-webhook.ts";
export { type IncomingWebhook, verifyStandardWebhook, type WebhookVerdict } from "./webhook/verify-webhook.ts";
