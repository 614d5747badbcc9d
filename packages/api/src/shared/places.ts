/** Where a text stands in a value: below some of its keys, or the value itself is it. */
export type Places = "here" | readonly (readonly [key: string, below: Places])[];

/** Where `text` is a value; undefined where it is nowhere. */
export function placesOf(value: unknown, text: string): Places | undefined {
  if (value === text) return "here";
  if (typeof value !== "object" || value === null) return undefined;
  const places: [string, Places][] = [];
  for (const [key, member] of Object.entries(value)) {
    const below = placesOf(member, text);
    if (below) places.push([key, below]);
  }
  return places.length ? places : undefined;
}

/** The value with another text in these places; it has everything else in common with the given one. */
export function putAt(value: unknown, places: Places, text: string): unknown {
  if (places === "here") return text;
  const copy = (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<string, unknown>;
  for (const [key, below] of places) copy[key] = putAt(copy[key], below, text);
  return copy;
}
