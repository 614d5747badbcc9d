import type { Taint } from "@kubets/api/types/core-v1";

/** `key=value:NoSchedule`, or without a value. Throws for anything else. */
export function parseTaint(text: string): Taint {
  const parts = /^([^=:]+)(?:=([^:]*))?:(NoSchedule|PreferNoSchedule|NoExecute)$/.exec(text);
  if (!parts) throw new Error(`"${text}" is no taint such as key=value:NoSchedule`);
  const [, key = "", value, effect = ""] = parts;
  return { key, ...(value ? { value } : {}), effect } as Taint;
}
