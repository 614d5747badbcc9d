import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The library for certificates takes 20 MB, and most of the time nobody asks for one: it is loaded at the first request. */
export const loadAsn1 = () => ({
  csr: require("@peculiar/asn1-csr") as typeof import("@peculiar/asn1-csr"),
  schema: require("@peculiar/asn1-schema") as typeof import("@peculiar/asn1-schema"),
  x509: require("@peculiar/asn1-x509") as typeof import("@peculiar/asn1-x509"),
});
