import { invalid, kinds } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import { allocateForService } from "../../allocation/allocate-for-service.ts";
import { decideIpFamilies } from "../../allocation/ip-families.ts";
import { releaseOfService } from "../../allocation/release-of-service.ts";
import { readFamilies } from "../../allocation/service-cidrs.ts";
import { defineKind } from "../define-kind.ts";
import type { HookContext } from "../kind-record.ts";
import { loadBalancerWarnings } from "../networking/networking.ts";
import { dropFieldsOfFormerType } from "./former-type.ts";
import { keepAllocated, syncClusterIps } from "./keep-allocated.ts";
import { serviceWarnings } from "./service-warnings.ts";

export const service = defineKind<Service>({
  kind: kinds.Service,
  allowCreateOnUpdate: true,
  prepareCreate: (object, context) =>
    withoutInternalTraffic(
      withFamilies({ ...object, spec: syncClusterIps(object.spec, undefined) }, undefined, context),
    ),
  prepareUpdate: (next, previous, context) => {
    const spec = syncClusterIps(keepAllocated(next.spec, previous.spec), previous.spec);
    return withoutInternalTraffic(dropFieldsOfFormerType(withFamilies({ ...next, spec }, previous, context), previous));
  },
  parts: { status: { warnings: ({ status }) => loadBalancerWarnings(status?.loadBalancer?.ingress) } },
  warnings: serviceWarnings,
  allocate: allocateForService,
  release: releaseOfService,
});

function withFamilies(next: Service, previous: Service | undefined, { store }: HookContext): Service {
  const { spec, errors } = decideIpFamilies(next.spec, { previous: previous?.spec, families: readFamilies(store) });
  if (errors.length) throw invalid({ group: "", kind: "Service" }, next.metadata.name ?? "", errors);
  return { ...next, spec };
}

/** An alias has no traffic of its own; a value that nobody may have is left for validation to refuse. */
function withoutInternalTraffic(service: Service): Service {
  const { internalTrafficPolicy, ...spec } = service.spec ?? {};
  const isKnown = internalTrafficPolicy === "Cluster" || internalTrafficPolicy === "Local";
  return spec.type === "ExternalName" && isKnown ? { ...service, spec } : service;
}
