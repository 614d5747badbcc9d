import { ApiError, type ApiObject, kinds, notFound } from "@kubets/api";
import type { Namespace } from "@kubets/api/types/core-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { refuse } from "./refuse.ts";

const immortal = new Set(["default", "kube-system", "kube-public"]);

/** Nothing is created where there is no namespace, or in one that is going; three namespaces never go. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: "NamespaceLifecycle",
  handles: ({ operation, kind, namespace, subresource }) =>
    isNamespace(kind) ? operation === "DELETE" && !subresource : namespace !== "" && concerns(operation, kind.plural),
  // With the mutating plugins, though it changes nothing: the others would look for what a missing namespace has not.
  mutate: async (request) => {
    await check(request);
    return request.object as ApiObject;
  },
};

async function check(request: AdmissionRequest): Promise<void> {
  if (isNamespace(request.kind)) {
    if (immortal.has(request.name)) throw refuse(request, "this namespace may not be deleted");
    return;
  }
  const found = await namespaceOf(request);
  if (request.operation === "CREATE" && found.status?.phase === "Terminating") throw terminating(request);
}

const isNamespace = ({ group, plural }: AdmissionRequest["kind"]) => group === "" && plural === "namespaces";

/** Deleting is always allowed, and so is asking what one may do. */
const concerns = (operation: AdmissionRequest["operation"], plural: string) =>
  (operation === "CREATE" || operation === "UPDATE") && plural !== "localsubjectaccessreviews";

async function namespaceOf({ store, namespace }: AdmissionRequest): Promise<Namespace> {
  const known = store.peek(kinds.Namespace, "", namespace);
  // The cache may not have seen a namespace that was created a moment ago: only the store may say that there is none.
  const entry = known ?? (await store.get(kinds.Namespace, "", namespace).catch(() => undefined));
  if (!entry) throw notFound({ group: "", plural: "namespaces" }, namespace);
  return entry.object as ApiObject & Namespace;
}

function terminating(request: AdmissionRequest): ApiError {
  const { namespace } = request;
  const refused = refuse(
    request,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
  );
  const cause = {
    reason: "NamespaceTerminating",
    message: `namespace ${namespace} is being terminated`,
    field: "metadata.namespace",
  };
  return new ApiError("Forbidden", refused.message, { details: { ...refused.details, causes: [cause] } });
}
