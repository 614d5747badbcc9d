import { networkInterfaces } from "node:os";

/** The first address that is not this machine's alone; none where there is no network. */
export function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const first = all.find(({ internal, family }) => !internal && family === "IPv4");
  return first ? [first.address] : [];
}
