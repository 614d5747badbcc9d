import { type ApiObject, applyDefaults, decodeObject, type Kind, stringifyJson } from "@kubets/api";
import type { Call, CallOptions, PatchType, User, Verb } from "../road/call.ts";
import { defaultOptions } from "../road/read-options.ts";

/** The server itself, on its own road. */
export const systemUser: User = { name: "system:apiserver", uid: "", groups: ["system:masters"], extra: {} };

export interface SystemCall {
  readonly kind: Kind;
  readonly verb: Verb;
  readonly object: object;
  readonly name: string;
  readonly namespace?: string;
  readonly subresource?: string;
  readonly patchType?: PatchType;
  readonly fieldManager?: string;
}

/** A call of the server to itself: the same road as everybody's, without a door. */
export function systemCall({ verb, object, name, ...rest }: SystemCall): Call {
  const kind = rest.kind;
  return {
    user: systemUser,
    verb,
    kind,
    subresource: kind.subresources.find((one) => one.name === rest.subresource),
    namespace: rest.namespace ?? "",
    name,
    options: {
      ...options,
      fieldManager: rest.fieldManager ?? "kube-apiserver",
      force: rest.patchType === "apply" || undefined,
    },
    body: { bytes: Buffer.from(stringifyJson(object)), encoding: "json" },
    patchType: rest.patchType,
    warnings: [],
    end: { signal: new AbortController().signal, isOver: false },
    userAgent: "kube-apiserver",
  };
}

/** What the server itself writes has no unknown field. */
const options: CallOptions = { ...defaultOptions, fieldValidation: "Strict" };

/** An object as it would come off the wire: decoded and with its defaults. */
export const complete = (kind: Kind, object: object): ApiObject => applyDefaults(kind, decodeObject(kind, object));
