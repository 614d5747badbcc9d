import { unset } from "./corpus.ts";
import { edited, type Json, type JsonObject } from "./edit.ts";
import { normalised } from "./normalised.ts";
import { type Answer, fellSilent } from "./server.ts";

/** What differs between two answers to one request, a line each; none where a client could not tell them apart. */
export function compareAnswers(ours: Answer, peers: Answer, ignored: readonly string[] = []): string[] {
  // kube-apiserver panics on a few requests: any answer is better.
  if (peers === fellSilent) return [];
  if (ours.code !== peers.code) return [`code ${ours.code}, not ${peers.code}: ${brief(ours)}, not ${brief(peers)}`];
  const found = [
    ...compareValues("content type", ours.contentType, peers.contentType),
    ...compareValues("warnings", ours.warnings, peers.warnings),
  ];
  if (isFailure(peers.body) && isObject(ours.body))
    return [...found, ...compareFailures(ours.body as JsonObject, peers.body)];
  const [mine, theirs] = [ours, peers].map(({ body }) => normalised(withoutPaths(body, ignored)));
  return [...found, ...compareValues("", mine, theirs)];
}

const withoutPaths = (body: Json, paths: readonly string[]): Json =>
  paths.length
    ? edited(
        body as JsonObject,
        paths.map((path) => unset(path)),
      )
    : body;

/** Of what a server says of itself, of one request, or of the connection. */
const ownHeaders = new Set(
  "date content-length transfer-encoding connection keep-alive audit-id warning content-type".split(" "),
);
/** Compressing more, and giving parts of documents, is every server's own matter. */
for (const name of ["vary", "accept-ranges", "last-modified", "x-content-type-options"]) ownHeaders.add(name);
const drawnHeaders = /^x-kubernetes-pf-/;

/** How the headers of two answers differ, by name. */
export function compareHeaders(ours: Answer["headers"], peers: Answer["headers"]): string[] {
  const names = new Set([...Object.keys(ours), ...Object.keys(peers)]);
  return [...names]
    .filter((name) => !ownHeaders.has(name) && !drawnHeaders.test(name))
    .flatMap((name) => compareValues(`header ${name}`, normalised(ours[name]), normalised(peers[name])));
}

interface Failure extends JsonObject {
  readonly message?: string;
  readonly details?: { readonly causes?: readonly Cause[] };
}

interface Cause {
  readonly reason?: string;
  readonly field?: string;
  readonly message?: string;
}

const isFailure = (body: Json): body is Failure =>
  (body as JsonObject)?.["kind"] === "Status" && (body as JsonObject)["status"] === "Failure";

/** Causes have no order, and the message lists them: it is compared where there is one at most. */
function compareFailures(ours: JsonObject, peers: Failure): string[] {
  const sorted = (failure: Failure) => {
    const { causes = [], ...details } = failure.details ?? {};
    const texts = causes.map(({ reason, field, message }) => `${field ?? ""}: ${reason}: ${firstLine(message)}`).sort();
    const message = texts.length > 1 ? "" : texts.length ? firstLine(failure.message) : failure.message;
    return { ...failure, details, message, causes: texts };
  };
  const [a, b] = [normalised(sorted(ours as Failure)), normalised(sorted(peers))] as JsonObject[];
  const { causes: ourCauses, ...ourRest } = a!;
  const { causes: peersCauses, ...peersRest } = b!;
  const [mine, theirs] = [ourCauses, peersCauses] as string[][];
  const causes = [
    ...without(theirs!, mine!).map((cause) => `missing cause ${cause}`),
    ...without(mine!, theirs!).map((cause) => `needless cause ${cause}`),
  ];
  return causes.length ? causes : compareValues("", ourRest, peersRest);
}

/** What follows the first line of a cause is a difference of Go structures, and braces hold one: both are made for eyes. */
const firstLine = (message = ""): string =>
  message.split("\n", 1)[0]!.replace(/((?:Invalid|Duplicate|Unsupported) value: )[[{].*[\]}]/, "$1<structure>");

/** The items of a list that are not in the other, one taken away for one. */
function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isObject = (value: Json): value is JsonObject => typeof value === "object" && value !== null;

function compareValues(path: string, ours: Json, peers: Json): string[] {
  if (isObject(ours) && isObject(peers) && Array.isArray(ours) === Array.isArray(peers)) {
    const names = new Set([...Object.keys(peers), ...Object.keys(ours)]);
    return [...names].flatMap((name) => compareValues(path ? `${path}.${name}` : name, ours[name], peers[name]));
  }
  return ours === peers ? [] : [`${path || "body"} is ${text(ours)}, not ${text(peers)}`];
}

const text = (value: Json): string => (value === undefined ? "absent" : JSON.stringify(value));

const brief = ({ body }: Answer): string =>
  isFailure(body) ? firstLine(body.message ?? "no message") : isObject(body) ? `a ${body["kind"]}` : text(body);
