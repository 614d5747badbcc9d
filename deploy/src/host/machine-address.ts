import { hostname } from "node:os";
import { Failure } from "../failure.ts";
import { tryRun } from "./run.ts";

interface Route {
  readonly prefsrc?: string;
}

/** The address by which this machine reaches others: the source of its default route. */
export async function machineAddress(): Promise<string> {
  const { stdout } = await tryRun("ip", ["-4", "-j", "route", "get", "192.0.2.255"]);
  const [route] = JSON.parse(stdout || "[]") as readonly Route[];
  if (route?.prefsrc) return route.prefsrc;
  throw new Failure("this machine has no default route, so its address cannot be guessed; name it with --node-ip.");
}

const subdomain = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** The name of this machine's node: its host name in small letters, as Kubernetes does it. */
export function machineNodeName(asked: string | undefined): string {
  const name = asked ?? hostname().toLowerCase();
  if (name.length <= 253 && subdomain.test(name)) return name;
  throw new Failure(
    `"${name}" cannot be the name of a node (small letters, digits, "-" and "."); give one with --node-name.`,
  );
}
