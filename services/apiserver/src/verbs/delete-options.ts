import {
  badRequest,
  DecodeError,
  decode,
  decodeProtobuf,
  type FieldError,
  goTypeOf,
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
      ...(preconditions.uid === undefined ? {} : { uid: preconditions.uid }),
      ...(preconditions.resourceVersion === undefined ? {} : { resourceVersion: preconditions.resourceVersion }),
    },
    dryRun: ((raw.dryRun as string[] | undefined) ?? []).includes("All"),
  };
}

function readBody(body: Body): Raw {
  const value = parse(body) ?? {};
  if (typeof value !== "object" || Array.isArray(value)) throw badRequest(unreadable(body, value));
  const { kind, apiVersion = "meta.k8s.io/v1" } = value as { kind?: unknown; apiVersion?: unknown };
  if (kind && kind !== "DeleteOptions")
    throw isOfEveryVersion(kind) ? unconverted(apiVersion, kind) : notOptions(kind, apiVersion);
  try {
    const decoded = decode(deleteOptions(), value);
    return Object.fromEntries(Object.entries(decoded).filter(([, one]) => one !== null));
  } catch (error) {
    throw error instanceof DecodeError ? badRequest(error.message) : error;
  }
}

const deleteOptions = () => messageOfKind("v1", "DeleteOptions")!;

function parse({ bytes, encoding }: Body): unknown {
  try {
    if (encoding === "protobuf") {
      const { kind, apiVersion, raw } = readEnvelope(bytes);
      return { kind, apiVersion, ...decodeProtobuf(deleteOptions(), raw) };
    }
    const text = Buffer.from(bytes).toString("utf8");
    return encoding === "yaml" ? parseYaml(text)[0] : parseJson(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest(encoding === "protobuf" ? why : `couldn't get version/kind; json parse error: ${why}`);
  }
}

const typeMetaStruct =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';

const unreadable = ({ encoding }: Body, value: unknown): string =>
  encoding === "yaml"
    ? "decoded object cannot be converted to DeleteOptions"
    : `couldn't get version/kind; json parse error: json: cannot unmarshal ${goTypeOf(value)} into Go value of type ${typeMetaStruct}`;

/** What every version of every group knows beside its own kinds. */
const everywhere = "Status APIVersions APIGroup APIGroupList APIResourceList CreateOptions UpdateOptions PatchOptions";
const isOfEveryVersion = (kind: unknown): boolean => everywhere.split(" ").includes(String(kind));

const unconverted = (apiVersion: unknown, kind: unknown) =>
  badRequest(`converting (${String(apiVersion).split("/").at(-1)}.${kind}) to (v1.DeleteOptions): unknown conversion`);

const notOptions = (kind: unknown = "", version: unknown = "v1") =>
  badRequest(
    kind
      ? `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(version)} in scheme "pkg/runtime/scheme.go:111"`
      : "decoded object cannot be converted to DeleteOptions",
  );

function readQuery(query: URLSearchParams): Raw {
  if (query.size === 0) return {};
  const gracePeriodSeconds = integer(query, "gracePeriodSeconds");
  const orphanDependents = optionalBoolean(query, "orphanDependents");
  const propagationPolicy = query.get("propagationPolicy") ?? undefined;
  const dryRun = query.getAll("dryRun");
  const uid = query.get("uid") || undefined;
  const resourceVersion = query.get("resourceVersion") || undefined;
  return { gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, preconditions: { uid, resourceVersion } };
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
