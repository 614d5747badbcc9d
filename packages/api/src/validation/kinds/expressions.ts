import { compile, gives } from "../../cel/compile.ts";
import type { Environment } from "../../cel/environment.ts";
import { type CelType, dyn, simple, typeText } from "../../cel/types.ts";
import { type Found, invalidValue } from "../found.ts";

/** An expression, what it may name, and what it must give. */
export interface Wanted {
  readonly environment: Environment;
  /** One of these; anything if absent. */
  readonly types?: readonly CelType[];
  /** What is told of another type; in the words of policies if absent. */
  readonly told?: (type: string) => string;
}

export const bool = simple("bool");

/** Finds what does not compile. The type, or any type where there is none. */
export function validateExpression(expression: string, field: string, found: Found, wanted: Wanted): CelType {
  const compiled = compile(expression, wanted.environment);
  if ("problem" in compiled) {
    found.push(invalidValue(field, expression, compiled.problem));
    return dyn;
  }
  const { types, told = mustGive(types ?? []) } = wanted;
  if (types && !gives(compiled.type, types)) found.push(invalidValue(field, expression, told(typeText(compiled.type))));
  return compiled.type;
}

const mustGive = (types: readonly CelType[]) => (type: string) => {
  const names = types.map(nameOf);
  return `must evaluate to ${names.length === 1 ? names[0] : `one of [${names.join(" ")}]`} but got ${type}`;
};

/** Declared types are named as they are declared. */
const nameOf = (type: CelType): string => (type.is === "simple" ? type.name : typeText(type));
