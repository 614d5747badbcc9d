/** Members that Go holds by a pointer: empty text is something there. */
const pointers = new Set(["$ref", "x-kubernetes-list-type", "x-kubernetes-map-type"]);

/** Whether a member of a schema says anything: what is false, empty text or null counts as not written. */
export const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== "";

/** Names of the members that say something. */
export const setMembers = (schema: object): string[] =>
  Object.entries(schema).flatMap(([name, value]) =>
    isSet(value) || (value === "" && pointers.has(name)) ? [name] : [],
  );
