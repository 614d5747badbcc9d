import type { IncomingHttpHeaders } from "node:http";
import { type ApiError, badRequest, forbidden } from "@kubets/api";
import type { User } from "./call.ts";
import type { Stage } from "./passage.ts";

/** One thing that a user must be allowed to impersonate. */
export interface Impersonated {
  readonly group: string;
  readonly resource: "users" | "groups" | "serviceaccounts" | "uids" | "userextras";
  readonly namespace: string;
  readonly name: string;
  /** The key of an extra. */
  readonly subresource: string;
}

export type MayImpersonate = (user: User, what: Impersonated) => boolean | Promise<boolean>;

const extraPrefix = "impersonate-extra-";
const authenticationGroup = "authentication.k8s.io";

/** Takes the place of the user that the Impersonate-* headers name, where the sender may. */
export function impersonateStage(may: MayImpersonate): Stage {
  return (passage) => {
    if (!asksToImpersonate(passage.headers)) return undefined;
    const wanted = impersonatedUser(passage.headers);
    if (!wanted) return undefined;
    return check(passage.user, wanted).then(() => {
      passage.user = withDefaultGroups(wanted);
    });
  };

  async function check(user: User, wanted: User): Promise<void> {
    for (const what of claims(wanted)) {
      if (await may(user, what)) continue;
      const resource = {
        group: what.group,
        plural: what.subresource ? `${what.resource}/${what.subresource}` : what.resource,
      };
      const where = what.namespace ? ` in the namespace ${JSON.stringify(what.namespace)}` : " at the cluster scope";
      throw forbidden(
        { group: what.group, plural: what.resource },
        what.name,
        `User ${JSON.stringify(user.name)} cannot impersonate resource ${JSON.stringify(resource.plural)} in API group ${JSON.stringify(what.group)}${where}`,
      );
    }
  }
}

/** Looked at for every request: hardly any has such a header. */
function asksToImpersonate(headers: IncomingHttpHeaders): boolean {
  for (const header in headers) if (header.startsWith("impersonate-")) return true;
  return false;
}

function impersonatedUser(headers: IncomingHttpHeaders): User | undefined {
  const name = one(headers["impersonate-user"]);
  const groups = all(headers["impersonate-group"]);
  const uid = one(headers["impersonate-uid"]);
  const extra: Record<string, string[]> = {};
  let asked = groups.length > 0 || uid !== "";
  if (!name && !asked && !Object.keys(headers).some((header) => header.startsWith(extraPrefix))) return undefined;
  for (const [header, value] of Object.entries(headers)) {
    if (!header.startsWith(extraPrefix)) continue;
    asked = true;
    extra[unescaped(header.slice(extraPrefix.length))] = all(value);
  }
  if (!name) throw nobody({ uid, groups, extra });
  return { name, uid, groups, extra };
}

/** The reference shows what it was asked for as Go writes a structure. */
function nobody({ uid, groups, extra }: Omit<User, "name">): ApiError {
  const list = (texts: readonly string[]) =>
    texts.length > 0 ? `[]string{${texts.map((text) => JSON.stringify(text)).join(", ")}}` : "[]string(nil)";
  const keys = Object.keys(extra).sort();
  const members = keys.map((key) => `${JSON.stringify(key)}:${list(extra[key]!)}`).join(", ");
  const extras = keys.length > 0 ? `map[string][]string{${members}}` : "map[string][]string(nil)";
  const shown = `&user.DefaultInfo{Name:"", UID:${JSON.stringify(uid)}, Groups:${list(groups)}, Extra:${extras}}`;
  return badRequest(`requested ${shown} without impersonating a user name`);
}

function* claims(wanted: User): Generator<Impersonated> {
  const claim = { group: "", namespace: "", subresource: "" } as const;
  const account = serviceAccountOf(wanted.name);
  if (account) yield { ...claim, resource: "serviceaccounts", ...account };
  else yield { ...claim, resource: "users", name: wanted.name };
  for (const name of wanted.groups) yield { ...claim, resource: "groups", name };
  for (const [key, values] of Object.entries(wanted.extra)) {
    for (const name of values)
      yield { ...claim, group: authenticationGroup, resource: "userextras", subresource: key, name };
  }
  if (wanted.uid) yield { ...claim, group: authenticationGroup, resource: "uids", name: wanted.uid };
}

/** Groups that every user of a sort is in, unless the headers name groups. */
function withDefaultGroups(user: User): User {
  const { groups } = user;
  if (user.name === "system:anonymous") {
    return groups.includes("system:unauthenticated")
      ? user
      : { ...user, groups: [...groups, "system:unauthenticated"] };
  }
  const account = groups.length === 0 ? serviceAccountOf(user.name) : undefined;
  const own = account ? ["system:serviceaccounts", `system:serviceaccounts:${account.namespace}`] : groups;
  const known = own.includes("system:authenticated") || own.includes("system:unauthenticated");
  return { ...user, groups: known ? own : [...own, "system:authenticated"] };
}

function serviceAccountOf(name: string): { namespace: string; name: string } | undefined {
  const [system, kind, namespace, account, ...more] = name.split(":");
  if (system !== "system" || kind !== "serviceaccount" || !namespace || !account || more.length > 0) return undefined;
  return { namespace, name: account };
}

/** Node joins a header that comes twice with a comma; the names that are impersonated have none. */
const all = (value: string | readonly string[] | undefined): string[] =>
  value === undefined || value === "" ? [] : [value].flat().flatMap((text) => text.split(", "));
const one = (value: string | readonly string[] | undefined): string => [value ?? ""].flat()[0] ?? "";

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
