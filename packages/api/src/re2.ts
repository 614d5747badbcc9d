import { RE2JS } from "re2js";

/** A regular expression of the syntax that Kubernetes has everywhere, which takes time that grows with the text alone. */
export interface Re2 {
  /** Whether any part of the text fits. */
  test(text: string): boolean;
}

/** Compiles a regular expression, or says in the words of Go why it is none. Source: github.com/google/re2/wiki/Syntax. */
export function compileRe2(pattern: string): Re2 | { readonly problem: string } {
  try {
    const compiled = RE2JS.compile(withoutRepeatedNames(pattern));
    return { test: (text) => compiled.test(text) };
  } catch (error) {
    const { message } = error as Error;
    return { problem: message.endsWith("at end of expression") ? `${message}: \`\`` : message };
  }
}

/** Go takes a name of a group twice, and nobody asks for groups by their names here. */
function withoutRepeatedNames(pattern: string): string {
  const names = [...pattern.matchAll(/\(\?P?<(\w+)>/g)].map(([, name]) => name);
  if (new Set(names).size === names.length) return pattern;
  return pattern.replace(/\\[\s\S]|\(\?P?<[A-Za-z_]\w*>/g, (found) => (found.startsWith("\\") ? found : "("));
}
