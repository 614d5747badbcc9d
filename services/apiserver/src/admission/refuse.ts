import { type ApiError, forbidden } from "@kubets/api";
import type { AdmissionRequest } from "./admission.ts";

/** 403 as upstream's plugins word it; an object that has no name yet goes by its generateName. */
export function refuse({ kind, name, object }: AdmissionRequest, why: string): ApiError {
  const named = name || object?.metadata.name || object?.metadata.generateName || "Unknown";
  return forbidden(kind, named, why);
}
