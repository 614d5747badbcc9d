import { isDeepStrictEqual } from "node:util";
import { stringifyJson } from "@kubets/api";
import type { PodTemplateSpec } from "@kubets/api/types/core-v1";

export const hashLabel = "pod-template-hash";

/** Letters and digits that spell no words; a digit of the hash's decimal text is told by its code point. */
const alphabet = "bcdfghjklmnpqrstvwxz2456789";

/**
 * Names a template, in the looks of upstream's `pod-template-hash`: FNV-1a in 32 bits, its decimal digits spelled in a safe
 * alphabet. What is hashed is the template's JSON, so the value differs from upstream's; replica sets are found by their
 * template, never by this.
 */
export function templateHash(template: PodTemplateSpec, collisions: number | undefined): string {
  const suffix = Buffer.alloc(collisions === undefined ? 0 : 8);
  if (collisions !== undefined) suffix.writeUInt32LE(collisions);
  const sum = fnv1a(Buffer.concat([Buffer.from(stringifyJson(template)), suffix]));
  return Array.from(String(sum), (digit) => alphabet[digit.charCodeAt(0) % alphabet.length]).join("");
}

/** http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** The same pods but for the hash in their labels. */
export const sameTemplate = (a: PodTemplateSpec, b: PodTemplateSpec): boolean =>
  isDeepStrictEqual(withoutHash(a), withoutHash(b));

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { [hashLabel]: _, ...labels } = template.metadata.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}
