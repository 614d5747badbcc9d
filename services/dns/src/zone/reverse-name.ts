/** The address that a name below in-addr.arpa or ip6.arpa stands for, with the bytes of IPv6 in full; undefined for other names. */
export function addressOfReverse(name: string): string | undefined {
  if (name.endsWith(".in-addr.arpa")) {
    const bytes = name.slice(0, -".in-addr.arpa".length).split(".").reverse();
    return bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256)
      ? bytes.join(".")
      : undefined;
  }
  if (!name.endsWith(".ip6.arpa")) return undefined;
  const digits = name.slice(0, -".ip6.arpa".length).split(".").reverse().join("");
  return /^[0-9a-f]{32}$/.test(digits) ? digits : undefined;
}

/** An address as `addressOfReverse` gives it, so that two ways to write one compare equal. */
export function comparable(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []).map((group) => group.padStart(4, "0"));
  const [before, after] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0000");
  return [...before, ...zeros, ...after].join("");
}
