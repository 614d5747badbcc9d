import {
  badRequest,
  decodeProtobuf,
  type FieldError,
  invalid,
  messageOfKind,
  parseJson,
  parseYaml,
  readEnvelope,
} from "@kubets/api";
import type { Body, Call } from "../road/call.ts";
import { notSupported } from "../road/not-supported.ts";
import { integer, optionalBoolean } from "../road/read-options.ts";
import type { DeletePreconditions } from "./preconditions.ts";

export type Propagation = "Orphan" | "Background" | "Foreground";

export interface DeleteOptions {
  readonly gracePeriodSeconds: number | undefined;
  readonly propagationPolicy: Propagation | undefined;
  readonly orphanDependents: boolean | undefined;
  readonly preconditions: DeletePreconditions;
  readonly dryRun: boolean;
}

type Raw = Record<string, unknown>;

/** From the body where there is one, else from the query; throws Invalid for what contradicts itself. */
export function readDeleteOptions({ body, options }: Call): DeleteOptions {
  const raw = body && body.bytes.length > 0 ? readBody(body) : readQuery(options.query);
  const errors = check(raw);
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: "DeleteOptions" }, "", errors);
  const preconditions = (raw.preconditions ?? {}) as DeletePreconditions;
  return {
    gracePeriodSeconds: raw.gracePeriodSeconds as number | undefined,
    propagationPolicy: raw.propagationPolicy as Propagation | undefined,
    orphanDependents: raw.orphanDependents as boolean | undefined,
    preconditions: {
      ...(preconditions.uid ? { uid: preconditions.uid } : {}),
      ...(preconditions.resourceVersion ? { resourceVersion: preconditions.resourceVersion } : {}),
    },
    dryRun: ((raw.dryRun as string[] | undefined) ?? []).includes("All"),
  };
}

function readBody(body: Body): Raw {
  const value = parse(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notOptions();
  const raw = Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
  if (raw.kind !== undefined && raw.kind !== "" && raw.kind !== "DeleteOptions") throw notOptions();
  return raw;
}

function parse({ bytes, encoding }: Body): unknown {
  try {
    if (encoding === "protobuf") {
      const { kind, raw } = readEnvelope(bytes);
      return { kind, ...decodeProtobuf(messageOfKind("v1", "DeleteOptions")!, raw) };
    }
    const text = Buffer.from(bytes).toString("utf8");
    return encoding === "yaml" ? parseYaml(text)[0] : parseJson(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw badRequest(`couldn't get version/kind; json parse error: ${why}`);
  }
}

const notOptions = () => badRequest("decoded object cannot be converted to DeleteOptions");

function readQuery(query: URLSearchParams): Raw {
  if (query.size === 0) return {};
  const gracePeriodSeconds = integer(query, "gracePeriodSeconds");
  const orphanDependents = optionalBoolean(query, "orphanDependents");
  const propagationPolicy = query.get("propagationPolicy") ?? undefined;
  const dryRun = query.getAll("dryRun");
  return { gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun };
}

const policies = ["Foreground", "Background", "Orphan"];

function check(raw: Raw): FieldError[] {
  const errors: FieldError[] = [];
  const { propagationPolicy, orphanDependents } = raw;
  if (propagationPolicy !== undefined && orphanDependents !== undefined) {
    const detail = "orphanDependents and deletionPropagation cannot be both set";
    errors.push({ type: "FieldValueInvalid", field: "propagationPolicy", value: propagationPolicy, detail });
  }
  if (propagationPolicy !== undefined && !policies.includes(propagationPolicy as string)) {
    errors.push(notSupported("propagationPolicy", propagationPolicy, [...policies, "nil"]));
  }
  const dryRun = (raw.dryRun as string[] | undefined) ?? [];
  if (dryRun.some((one) => one !== "All")) errors.push(notSupported("dryRun", dryRun, ["All"]));
  return errors;
}
