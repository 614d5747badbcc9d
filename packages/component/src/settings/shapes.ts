import { parseDuration } from "./duration.ts";
import type { Setting } from "./setting.ts";

interface Told<T> {
  readonly help: string;
  readonly fallback: T;
  readonly file?: string;
  readonly fileOnly?: boolean;
}
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

const last = (texts: readonly string[]): string => texts.at(-1) ?? "";

function expectType<T>(value: unknown, type: "string" | "number" | "boolean"): T {
  if (typeof value !== type) throw new Error(`must be a ${type}, not ${JSON.stringify(value)}`);
  return value as T;
}

export const text = <const T extends string = string>(told: Told<string> & { oneOf?: readonly T[] }): Setting<T> => {
  const check = (value: string): T => {
    if (told.oneOf && !told.oneOf.includes(value as T)) throw new Error(`must be one of ${told.oneOf.join(", ")}`);
    return value as T;
  };
  return {
    ...told,
    fallback: told.fallback as T,
    shape: "string",
    parse: (texts) => check(last(texts)),
    accept: (value) => check(expectType(value, "string")),
  };
};

export const integer = (told: Told<number> & Bounds): Setting<number> => {
  const check = (value: number): number => {
    if (!Number.isSafeInteger(value)) throw new Error("must be an integer");
    if (told.min !== undefined && value < told.min) throw new Error(`must be at least ${told.min}`);
    if (told.max !== undefined && value > told.max) throw new Error(`must be at most ${told.max}`);
    return value;
  };
  return {
    ...told,
    shape: "int",
    parse: (texts) => check(/^[-+]?\d+$/.test(last(texts)) ? Number(last(texts)) : Number.NaN),
    accept: (value) => check(expectType(value, "number")),
  };
};

/** A port number; 0 switches the server off. */
export const port = (told: Told<number>): Setting<number> => integer({ ...told, min: 0, max: 65535 });

export const number = (told: Told<number>): Setting<number> => ({
  ...told,
  shape: "float",
  parse: (texts) => {
    if (last(texts).trim() === "" || Number.isNaN(Number(last(texts)))) throw new Error("must be a number");
    return Number(last(texts));
  },
  accept: (value) => expectType(value, "number"),
});

export const boolean = (told: Told<boolean>): Setting<boolean> => ({
  ...told,
  shape: "",
  bare: "true",
  parse: (texts) => {
    if (/^(true|t|1)$/i.test(last(texts))) return true;
    if (/^(false|f|0)$/i.test(last(texts))) return false;
    throw new Error("must be true or false");
  },
  accept: (value) => expectType(value, "boolean"),
});

/** In milliseconds; written as Go durations: `1h30m`, `500ms`. */
export const duration = (told: Omit<Told<number>, "fallback"> & { fallback: string }): Setting<number> => ({
  ...told,
  fallback: parseDuration(told.fallback),
  shape: "duration",
  parse: (texts) => parseDuration(last(texts)),
  accept: (value) => parseDuration(expectType(value, "string")),
});

/** `a,b` or the flag several times. */
export const list = (told: Omit<Told<readonly string[]>, "fallback"> & { fallback?: readonly string[] }) =>
  ({
    ...told,
    fallback: told.fallback ?? [],
    shape: "strings",
    repeats: true,
    parse: (texts) => texts.flatMap((item) => (item === "" ? [] : item.split(","))),
    accept: (value) => {
      if (!Array.isArray(value)) throw new Error("must be a list of strings");
      return value.map((item) => expectType<string>(item, "string"));
    },
  }) satisfies Setting<readonly string[]>;

/** `a=1,b=2` or the flag several times; in a file a mapping. */
export const map = (told: Omit<Told<Readonly<Record<string, string>>>, "fallback">) =>
  ({
    ...told,
    fallback: {} as Readonly<Record<string, string>>,
    shape: "mapStringString",
    repeats: true,
    parse: (texts) =>
      Object.fromEntries(
        texts
          .flatMap((item) => item.split(",").filter(Boolean))
          .map((pair) => {
            const at = pair.indexOf("=");
            if (at <= 0) throw new Error(`"${pair}" must be key=value`);
            return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
          }),
      ),
    accept: (value) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("must be a mapping");
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
    },
  }) satisfies Setting<Readonly<Record<string, string>>>;

/** A part of the configuration file that its owner checks: profiles of a scheduler, for one. `accept` throws. */
export const structure = <T>(told: Omit<Told<T>, "fileOnly"> & { accept: (value: unknown) => T }): Setting<T> => ({
  ...told,
  fileOnly: true,
  shape: "structure",
  parse: () => told.fallback,
});
