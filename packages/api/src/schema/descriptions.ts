import { readFileSync } from "node:fs";
import type { Message } from "./schema.ts";

/** What a message, or its field by JSON name, means; "" where nobody has written it yet. */
export type Describe = (message: Message, field?: string) => string;

/** Reads the descriptions, which only OpenAPI needs: call it when a document is asked for, and drop the result after. */
export function loadDescriptions(): Describe {
  const file = new URL("../generated/descriptions.json", import.meta.url);
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(readFileSync(file, "utf8"));
  return (message, field = "") => texts[message.name]?.[field] ?? "";
}
