import { invalid, type Kind, kinds } from "@kubets/api";
import type { DeviceRequest } from "@kubets/api/types/resource-v1";
import type { HookContext } from "../kind-record.ts";

/** Namespaces whose people may use devices that others use, to look after them. */
const adminLabel = "resource.kubernetes.io/admin-access";

interface Claiming {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string;
}

interface Wanting {
  readonly field: string;
  readonly adminAccess?: boolean | undefined;
}

/** Access to devices as their administrator is for namespaces that say so. */
export function refuseAdminAccess(about: Claiming, wanting: readonly Wanting[], { store }: HookContext): void {
  const asking = wanting.filter(({ adminAccess }) => adminAccess);
  if (!asking.length) return;
  const labels = store.peek(kinds.Namespace, "", about.namespace)?.object.metadata.labels;
  if (labels?.[adminLabel] === "true") return;
  const detail = `admin access to devices requires the \`${adminLabel}: true\` label on the containing namespace`;
  const errors = asking.map(({ field }) => ({
    type: "FieldValueForbidden" as const,
    field: `${field}.adminAccess`,
    detail,
  }));
  throw invalid({ group: about.kind.group, kind: about.kind.kind }, about.name, errors);
}

export const wantedByRequests = (requests: readonly DeviceRequest[] | undefined): Wanting[] =>
  (requests ?? []).map(({ exactly }, i) => ({
    field: `spec.devices.requests[${i}]`,
    adminAccess: exactly?.adminAccess,
  }));
