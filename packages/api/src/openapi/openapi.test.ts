import { readFileSync } from "node:fs";
import { allKinds } from "../schema/table.ts";
import type { Schema } from "./document.ts";
import { openApiV2 } from "./openapi-v2.ts";
import { openApiV3, openApiV3Index } from "./openapi-v3.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Members = { [key: string]: Json };

const golden = (file: string): Members =>
  JSON.parse(readFileSync(new URL(`../../golden/${file}`, import.meta.url), "utf8"));

const asJson = (document: Schema | undefined): Members => JSON.parse(JSON.stringify(document));

/** Descriptions are our own, so they are left out; a property may well be named "description". */
function undescribed(value: Json, isProperties = false): Json {
  if (Array.isArray(value)) return value.map((one) => undescribed(one));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(
    ([key, one]) => isProperties || key !== "description" || typeof one !== "string",
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, undescribed(one, key === "properties" && !isProperties)]));
}

const at = (value: Json | undefined, ...keys: string[]): Members =>
  keys.reduce((inner, key) => (inner as Members)[key] ?? {}, value ?? {}) as Members;

/**
 * Upstream hoists parameters that all operations of a path share, and moves frequent ones to the document: here every
 * operation has its own again, sorted.
 */
function operations(document: Members, path: string): Members {
  const item = at(document, "paths", path);
  const resolve = (parameter: Json): Json => {
    const reference = (parameter as Members).$ref;
    return typeof reference === "string" ? at(document, "parameters", reference.split("/").at(-1) ?? "") : parameter;
  };
  const list = (value: Json | undefined) => (Array.isArray(value) ? value : []);
  const sorted = (own: Json | undefined) =>
    [...list(own), ...list(item.parameters)].map((one) => canonical(resolve(one))).sort();
  const methods = Object.entries(item).filter(([method]) => method !== "parameters");
  return Object.fromEntries(
    methods.map(([method, one]) => [method, { ...(one as Members), parameters: sorted((one as Members).parameters) }]),
  );
}

const canonical = (value: Json): string =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** Upstream also names every group version of versions that it no longer serves. */
function withoutRetired(definitions: Members): Members {
  const { "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions": _, ...rest } = definitions;
  const { "io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent": __, ...kept } = rest;
  return kept;
}

describe("openApiV2()", () => {
  const ours = undescribed(asJson(openApiV2(allKinds))) as Members;
  const theirs = golden("openapi-v2.json");

  test("has kube-apiserver's definitions", () => {
    expect(withoutRetired(at(ours, "definitions"))).toEqual(withoutRetired(at(theirs, "definitions")));
  });

  test("has kube-apiserver's paths", () => {
    expect(Object.keys(at(ours, "paths")).sort()).toEqual(Object.keys(at(theirs, "paths")).sort());
  });

  test("does at every path what kube-apiserver does", () => {
    for (const path of Object.keys(at(theirs, "paths"))) {
      expect({ path, ...withoutTypes(operations(ours, path)) }).toEqual({
        path,
        ...withoutTypes(operations(theirs, path)),
      });
    }
  });
});

/** `services` alone consumes listed types upstream; the content types are told apart in `produces` all the same. */
const withoutTypes = (methods: Members): Members =>
  Object.fromEntries(Object.entries(methods).map(([method, one]) => [method, { ...(one as Members), consumes: [] }]));

describe("openApiV3()", () => {
  const documents = new Map(openApiV3(allKinds));

  test("has one document a group version, one a group, and the roots", () => {
    expect([...documents.keys()]).toEqual(
      expect.arrayContaining(["api", "api/v1", "apis", "apis/apps", "apis/apps/v1", "version", "openid/v1/jwks"]),
    );
    expect(documents.size).toBe(47);
  });

  test("has kube-apiserver's schemas and paths of apps/v1", () => {
    const ours = undescribed(asJson(documents.get("apis/apps/v1"))) as Members;
    const theirs = golden("openapi-v3-apps-v1.json");
    expect(ours.components).toEqual(theirs.components);
    for (const path of Object.keys(at(theirs, "paths")))
      expect(operations(ours, path)).toEqual(operations(theirs, path));
    expect(Object.keys(at(ours, "paths")).sort()).toEqual(Object.keys(at(theirs, "paths")).sort());
  });

  test("openApiV3Index() names each document with the hash of its bytes", () => {
    expect(openApiV3Index(new Map([["version", Buffer.from("{}")]]))).toEqual({
      paths: { version: { serverRelativeURL: expect.stringMatching(/^\/openapi\/v3\/version\?hash=[0-9A-F]{128}$/) } },
    });
  });
});
