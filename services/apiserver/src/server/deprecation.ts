import type { Kind } from "@kubets/api";
import { resourceKey } from "../road/deps.ts";

/** Served kinds that upstream calls deprecated, and what it says with every answer. */
const deprecated: Readonly<Record<string, string>> = {
  componentstatuses: "v1 ComponentStatus is deprecated in v1.19+",
  endpoints: "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
};

export const deprecation = (kind: Kind): string | undefined => deprecated[resourceKey(kind)];
