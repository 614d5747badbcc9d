import { kinds } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import { allocateForService } from "../../allocation/allocate-for-service.ts";
import { releaseOfService } from "../../allocation/release-of-service.ts";
import { defineKind } from "../define-kind.ts";
import { loadBalancerWarnings } from "../networking/networking.ts";
import { dropFieldsOfFormerType } from "./former-type.ts";
import { serviceWarnings } from "./service-warnings.ts";

export const service = defineKind<Service>({
  kind: kinds.Service,
  allowCreateOnUpdate: true,
  prepareUpdate: dropFieldsOfFormerType,
  parts: { status: { warnings: ({ status }) => loadBalancerWarnings(status?.loadBalancer?.ingress) } },
  warnings: serviceWarnings,
  allocate: allocateForService,
  release: releaseOfService,
});
