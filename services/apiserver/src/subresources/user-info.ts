import type { UserInfo } from "@kubets/api/types/authentication-v1";
import type { User } from "../road/call.ts";

/** A user as reviews show one. */
export const userInfo = ({ name, uid, groups, extra }: User): UserInfo => ({
  username: name,
  ...(uid ? { uid } : {}),
  ...(groups.length ? { groups } : {}),
  ...(Object.keys(extra).length ? { extra } : {}),
});
