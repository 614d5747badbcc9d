/**
 * One setting of a process: a flag, a field of its configuration file, or both. A process declares all of its settings in
 * one table; names are Kubernetes' own, kebab-case.
 */
export interface Setting<T> {
  readonly help: string;
  readonly fallback: T;
  /** How the value looks in help: `string`, `int`, `duration`, … */
  readonly shape: string;
  /** Dotted path in the configuration file; the name in camelCase where absent. */
  readonly file?: string;
  /** Only in the configuration file, as the structured parts of upstream's component configurations are. */
  readonly fileOnly?: boolean;
  /** A flag given without a value means this text; only booleans have it. */
  readonly bare?: string;
  /** Given twice, the texts add up instead of the last one winning. */
  readonly repeats?: boolean;
  /** Reads the text of flags; throws with what is wrong. */
  readonly parse: (texts: readonly string[]) => T;
  /** Reads a value of the configuration file; throws with what is wrong. */
  readonly accept: (value: unknown) => T;
}

export type SettingTable = Readonly<Record<string, Setting<unknown>>>;

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

/** The values of a table, by camelCase name: `secure-port` is `values.securePort`. */
export type SettingValues<T extends SettingTable> = {
  readonly [K in keyof T as Camel<K & string>]: T[K] extends Setting<infer V> ? V : never;
};

export const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
