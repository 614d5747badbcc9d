import { ApiError, type ApiObject, kinds, notFound } from "@kubets/api";
import type { Namespace } from "@kubets/api/types/core-v1";
import type { Entry } from "../store/store.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { refuse } from "./refuse.ts";

const immortal = new Set(["default", "kube-system", "kube-public"]);

/** Nothing is created where there is no namespace, or in one that is going; three namespaces never go. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: "NamespaceLifecycle",
  handles: ({ operation, kind, namespace, subresource }) =>
    isNamespace(kind) ? operation === "DELETE" && !subresource : namespace !== "" && concerns(operation, kind.plural),
  // With the mutating plugins, though it changes nothing: the others would look for what a missing namespace has not.
  mutate: (request) => {
    const object = request.object as ApiObject;
    if (isNamespace(request.kind)) {
      if (immortal.has(request.name)) throw refuse(request, "this namespace may not be deleted");
      return object;
    }
    const known = request.store.peek(kinds.Namespace, "", request.namespace);
    if (!known) return absentNamespace(request);
    refuseTerminating(request, known);
    return object;
  },
};

function refuseTerminating(request: AdmissionRequest, { object }: Pick<Entry, "object">): void {
  const { status } = object as ApiObject & Namespace;
  if (request.operation === "CREATE" && status?.phase === "Terminating") throw terminating(request);
}

const isNamespace = ({ group, plural }: AdmissionRequest["kind"]) => group === "" && plural === "namespaces";

/** Deleting is always allowed, and so is asking what one may do. */
const concerns = (operation: AdmissionRequest["operation"], plural: string) =>
  (operation === "CREATE" || operation === "UPDATE") && plural !== "localsubjectaccessreviews";

/** The cache may not have seen a namespace that was created a moment ago: only the store may say that there is none. */
async function absentNamespace(request: AdmissionRequest): Promise<ApiObject> {
  const { store, namespace } = request;
  const entry = await store.get(kinds.Namespace, "", namespace).catch(() => undefined);
  if (!entry) throw notFound({ group: "", plural: "namespaces" }, namespace);
  refuseTerminating(request, entry);
  return request.object as ApiObject;
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
