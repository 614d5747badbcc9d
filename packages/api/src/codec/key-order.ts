/**
 * JavaScript puts integer-like keys first whatever order they were set in. Where that would change an object's text, the
 * exact parser leaves the order of its keys here; what has none is printed as Go prints maps, sorted by UTF-8 bytes.
 */
export const keyOrder = Symbol("key order");

/** Whether JavaScript would move this key to the front: `0`, `42`, not `007`. */
export const isIntegerLike = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key);

/** Orders strings as Go does, by their UTF-8 bytes: as JavaScript does but for surrogates, which stand above U+FFFF. */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const isHighX = (x & 0xf800) === 0xd800;
    const isHighY = (y & 0xf800) === 0xd800;
    return isHighX === isHighY ? x - y : isHighX ? 1 : -1;
  }
  return a.length - b.length;
}

/** An object's keys in the order of UTF-8 bytes. */
export function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) {
    if (compareUtf8(keys[i - 1] as string, keys[i] as string) > 0) return keys.sort(compareUtf8);
  }
  return keys;
}

/** Sets a key of data: `__proto__` is a key like any other. */
export function setKey(object: object, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (object as Record<string, unknown>)[key] = value;
  }
}
