import { isDns1035Label, isDns1123Label, isDns1123Subdomain } from "./formats/dns.ts";
import type { Format } from "./formats/format.ts";
import { isPathSegment } from "./formats/names.ts";

/** What a kind's `metadata.name` must look like. */
export type NameRule = Format;

export const subdomainName: NameRule = isDns1123Subdomain;
export const labelName: NameRule = isDns1123Label;
export const label1035Name: NameRule = isDns1035Label;
export const pathSegmentName: NameRule = isPathSegment;

/** `generateName` is the start of a name: an ending dash will not be its end. */
export const asPrefix = (generateName: string): string =>
  generateName.length > 1 && generateName.endsWith("-") ? `${generateName.slice(0, -2)}a` : generateName;
