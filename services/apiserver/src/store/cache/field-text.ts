import type { ApiObject, Kind, Message } from "@kubets/api";

/** A selectable field's text as kube-apiserver compares it: the zero value of its type where it is not set. */
export function fieldText(kind: Kind, path: string): (object: ApiObject) => string {
  const special = computed[`${kind.kind} ${path}`];
  if (special) return special;
  const steps = path.split(".");
  const zero = zeroText(kind.message, steps);
  return (object) => {
    const value = at(object, steps);
    return value === undefined || value === null ? zero : String(value);
  };
}

/** Fields of the selector language that are not fields of the object. */
const computed: Readonly<Record<string, (object: ApiObject) => string>> = {
  "Job status.successful": (object) => textAt(object, "status.succeeded") || "0",
  // Only the first address is one to select by.
  "Pod status.podIP": (object) => textAt(object, "status.podIPs.0.ip"),
  "Pod status.podIPs": () => "",
  "Event source": (object) => textAt(object, "source.component") || textAt(object, "reportingComponent"),
};

const textAt = (object: ApiObject, path: string) => String(at(object, path.split(".")) ?? "");

function at(object: unknown, steps: readonly string[]): unknown {
  let value = object;
  for (const step of steps) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

function zeroText(message: Message | undefined, steps: readonly string[]): string {
  const [step, ...rest] = steps;
  const type = message?.byJson.get(step ?? "")?.type;
  if (type?.is === "message") return zeroText(type.message, rest);
  if (type?.is !== "scalar" || rest.length > 0) return "";
  if (type.scalar === "bool") return "false";
  return type.scalar === "string" || type.scalar === "bytes" ? "" : "0";
}
