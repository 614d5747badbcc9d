/** The gRPC client of the API, and what controllers are made of. */
export * from "./wire/certificate-provider.ts";
export type * from "./wire/messages.ts";
export * from "./wire/objects-service.ts";
export * from "./wire/status-metadata.ts";
