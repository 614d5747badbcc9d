import { createHash } from "node:crypto";
import type { User } from "../road/call.ts";
import type { Authenticator } from "./authenticator.ts";

const digest = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Tokens of `--token-auth-file`. They are looked up by digest, so that the time it takes tells nothing. */
export function tokenFile(csv: string, path: string): Authenticator<string> {
  const users = parseTokenFile(csv, path);
  return {
    name: "token file",
    authenticate: async (token) => {
      const user = users.get(digest(token));
      return user && { user, audiences: [] };
    },
  };
}

/** Lines of `token,user,uid[,"group,group"]`; by the digest of the token. */
export function parseTokenFile(csv: string, path: string): ReadonlyMap<string, User> {
  const users = new Map<string, User>();
  csv.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === "") return;
    const [token, name, uid, groups] = cells(line);
    if (token === undefined || name === undefined || uid === undefined)
      throw new Error(`${path}:${at + 1}: a line needs at least token, user name and user uid`);
    if (token === "") return;
    const said = groups ? groups.split(",").map((group) => group.trim()) : [];
    users.set(digest(token), { name, uid, groups: said, extra: {} });
  });
  return users;
}

/** The cells of one line of CSV: quoted ones may hold commas and doubled quotes. */
function cells(line: string): readonly string[] {
  const found = line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*|([^,]*))/g);
  return [...found].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "").trim() : quoted.replaceAll('""', '"'),
  );
}
