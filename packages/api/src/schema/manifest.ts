/**
 * An object as a person writes it: what the API server always fills in may be left out. The types of kinds describe
 * objects as they are read, where a struct that Go holds by value is there even when empty (`status: {}`); here
 * whatever may be `{}` is optional.
 */
export type Manifest<T> = T extends readonly (infer Element)[]
  ? readonly Manifest<Element>[]
  : T extends object
    ? { readonly [K in keyof T as object extends T[K] ? never : K]: Manifest<T[K]> } & {
        readonly [K in keyof T as object extends T[K] ? K : never]?: Manifest<T[K]>;
      }
    : T;
