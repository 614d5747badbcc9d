import { type Defaulters, empty, type Fields, whenAbsent } from "./defaulter.ts";

export const extensionDefaults: Defaulters = {
  "k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec": (spec) => ({
    names: customNames((spec.names ?? {}) as Fields),
    ...(spec.conversion ? {} : { conversion: { strategy: "None" } }),
  }),
  "k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.ServiceReference": whenAbsent({ port: 443 }),
};

function customNames(names: Fields): Fields {
  const kind = String(names.kind ?? "");
  return {
    ...(empty(names.singular) ? { singular: kind.toLowerCase() } : {}),
    ...(empty(names.listKind) && kind ? { listKind: `${kind}List` } : {}),
  };
}
