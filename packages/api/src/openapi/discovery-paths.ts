import { groupVersionsOf } from "../discovery/group-versions-of.ts";
import type { Kind } from "../schema/schema.ts";
import type { Path } from "./document.ts";
import { groupTitle, title } from "./document-names.ts";

const meta = "io.k8s.apimachinery.pkg.apis.meta.v1";
const encodings = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];
const json = ["application/json"];

/** The paths that say what there is: roots, groups, group versions, the version, the issuer of service account tokens. */
export function discoveryPaths(kinds: readonly Kind[]): Path[] {
  const groups = [...groupVersionsOf(kinds)].flatMap(([group, versions]) => {
    const name = groupTitle(group);
    const tag = name.charAt(0).toLowerCase() + name.slice(1);
    const root = group ? `apis/${group}` : "api";
    const own = group
      ? [read(`/${root}/`, root, { id: `get${name}APIGroup`, tag, answers: `${meta}.APIGroup` })]
      : [read("/api/", "api", { id: "getCoreAPIVersions", tag, answers: `${meta}.APIVersions` })];
    const ofVersions = versions.map((version) => {
      const id = `get${name}${title(version)}APIResources`;
      const document = `${root}/${version}`;
      return read(`/${document}/`, document, { id, tag: `${tag}_${version}`, answers: `${meta}.APIResourceList` });
    });
    return [...own, ...ofVersions];
  });
  const issuer = ".well-known/openid-configuration";
  return [
    ...groups,
    read("/apis/", "apis", { id: "getAPIVersions", tag: "apis", answers: `${meta}.APIGroupList` }),
    read(
      "/version/",
      "version",
      { id: "getCodeVersion", tag: "version", answers: "io.k8s.apimachinery.pkg.version.Info" },
      json,
    ),
    read(`/${issuer}/`, issuer, { id: "getServiceAccountIssuerOpenIDConfiguration", tag: "WellKnown" }, json),
    read("/openid/v1/jwks/", "openid/v1/jwks", { id: "getServiceAccountIssuerOpenIDKeyset", tag: "openid" }, [
      "application/jwk-set+json",
    ]),
  ];
}

interface Named {
  readonly id: string;
  readonly tag: string;
  readonly answers?: string;
}

function read(path: string, document: string, named: Named, produces: readonly string[] = encodings): Path {
  const { id, tag, answers } = named;
  const description = answers ? `read ${answers.slice(answers.lastIndexOf(".") + 1)}` : "read as OpenID Connect has it";
  const consumes = answers ? produces : [];
  const operation = { method: "get", id, tag, description, query: [], consumes, produces } as const;
  return { path, document, operations: [{ ...operation, codes: [200], answers }] };
}
