import { ApiError } from "@kubets/api";
import { bodyEncoding, checkStream, negotiate, negotiateAggregated, negotiateError, patchTypeOf } from "./negotiate.ts";

const accepted = [
  { it: "takes no header as JSON", accept: undefined, want: { encoding: "json", as: "" } },
  { it: "takes anything as JSON", accept: "*/*", want: { encoding: "json" } },
  { it: "takes the higher q", accept: "application/json;q=0.1, application/yaml", want: { encoding: "yaml" } },
  { it: "passes over what it does not know", accept: "text/html,application/json", want: { encoding: "json" } },
  {
    it: "takes a Table",
    accept: "application/json;as=Table;v=v1;g=meta.k8s.io",
    want: { as: "Table", asVersion: "v1" },
  },
  {
    it: "falls back from protobuf tables to the next clause",
    accept: "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json",
    want: { encoding: "json", as: "" },
  },
  { it: "takes a q of 0 as the last choice", accept: "application/json;q=0", want: { encoding: "json" } },
  { it: "takes a wildcard after what is named", accept: "*/*,application/yaml;q=0.1", want: { encoding: "yaml" } },
  { it: "takes the server's own version", accept: "application/json;sv=v1", want: { encoding: "json" } },
  { it: "takes a stream's type", accept: "application/json;stream=watch", want: { encoding: "json", as: "" } },
];
for (const { it, accept, want } of accepted) {
  test(`negotiate() ${it}`, () => expect(negotiate(accept)).toMatchObject(want));
}

const refused = [
  { it: "refuses another type in the router's words", accept: "text/html", message: /^406: Not Acceptable/ },
  {
    it: "refuses a Table of no version",
    accept: "application/json;as=Table",
    message: /^only the following media types/,
  },
  { it: "minds capitals", accept: "APPLICATION/JSON", message: /^406: Not Acceptable/ },
  { it: "refuses a wildcard of the subtype", accept: "application/*", message: /^406: Not Acceptable/ },
  { it: "refuses a stream of YAML", accept: "application/yaml;stream=watch", message: /^only the following media/ },
  { it: "refuses a version of no shape", accept: "application/json;v=v1", message: /^only the following media types/ },
  {
    it: "refuses another shape",
    accept: "application/json;as=Nope;v=v1;g=meta.k8s.io",
    message: /^only the following/,
  },
];
for (const { it, accept, message } of refused) {
  test(`negotiate() ${it}`, () => {
    const error = thrownBy(() => negotiate(accept));
    expect(error.code).toBe(406);
    expect(error.message).toMatch(message);
  });
}

test("negotiate() takes a wildcard of the subtype for an index", () =>
  expect(negotiate("application/*", "index").encoding).toBe("json"));

test("negotiate() passes over shapes that a document does not have", () => {
  const table = "application/json;as=Table;v=v1;g=meta.k8s.io";
  expect(negotiate(`${table},application/yaml`, "document")).toMatchObject({ encoding: "yaml", as: "" });
  expect(thrownBy(() => negotiate(table, "index")).message).toMatch(/^only the following media types/);
});

test("negotiate() shows no table of what has no columns", () => {
  const table = "application/json;as=Table;v=v1;g=meta.k8s.io";
  expect(thrownBy(() => negotiate(table, "plain")).message).toMatch(/^only the following media types/);
  expect(negotiate(`${table},application/json`, "plain")).toMatchObject({ encoding: "json", as: "" });
});

test("negotiate() lets a text be a text", () => {
  expect(negotiate("text/plain", "text")).toMatchObject({ encoding: "json" });
  expect(thrownBy(() => negotiate("text/html", "text")).message).toMatch(
    /representations: text\/plain, application\/json/,
  );
});

test("bodyEncoding() takes a parameter twice where it has one value", () => {
  expect(bodyEncoding("application/json; charset=utf-8; charset=utf-8")).toBe("json");
  expect(thrownBy(() => bodyEncoding("application/json; a=1; a=2")).code).toBe(415);
});

test("negotiateAggregated() finds what asks for all of discovery, in whatever place and encoding", () => {
  const shape = "g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  expect(negotiateAggregated(`application/json,application/yaml;${shape};q=0.1`)).toEqual({
    encoding: "yaml",
    type: `application/yaml;${shape}`,
  });
  expect(negotiateAggregated(`application/cbor;${shape}`)).toBeUndefined();
  expect(negotiateAggregated(`application/json;${shape.replace("v2", "v3")}`)).toBeUndefined();
});

test("bodyEncoding() refuses parameters that are none", () => {
  expect(thrownBy(() => bodyEncoding("application/json;charset")).code).toBe(415);
  expect(bodyEncoding("application/JSON;charset=utf-8;")).toBe("json");
});

test("checkStream() refuses YAML, which has no frames", () => {
  expect(() => checkStream(negotiate("application/json"))).not.toThrow();
  expect(thrownBy(() => checkStream(negotiate("application/yaml"))).message).toBe(
    "only the following media types are accepted: application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch",
  );
});

test("negotiateError() answers JSON where nothing fits, and never another shape", () => {
  expect(negotiateError("text/html").encoding).toBe("json");
  const table = ";as=Table;v=v1;g=meta.k8s.io";
  expect(negotiateError(`application/yaml${table}`)).toMatchObject({ encoding: "json", as: "" });
  expect(negotiateError(`application/json${table},application/yaml`)).toMatchObject({ encoding: "yaml", as: "" });
});

test("bodyEncoding() reads the type without its parameters, and refuses others with 415", () => {
  expect(bodyEncoding("application/json; charset=utf-8")).toBe("json");
  expect(bodyEncoding(undefined)).toBe("json");
  expect(thrownBy(() => bodyEncoding("text/plain")).code).toBe(415);
});

test("patchTypeOf() knows the four patch types, and refuses others with 415", () => {
  expect(patchTypeOf("application/apply-patch+yaml")).toBe("apply");
  expect(patchTypeOf("application/merge-patch+json; charset=utf-8")).toBe("merge");
  expect(thrownBy(() => patchTypeOf("application/json")).message).toBe("415: Unsupported Media Type");
});

function thrownBy(work: () => unknown): ApiError {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error("nothing was thrown");
}
