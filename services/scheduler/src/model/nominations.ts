import type { PodInfo } from "./pod-info.ts";

/** Pods for which room is being made on a node: until they are there, others of no higher priority leave it to them. */
export interface Nominations {
  set(info: PodInfo, nodeName: string): void;
  delete(uid: string): void;
  nodeOf(uid: string): string | undefined;
  on(nodeName: string): readonly PodInfo[];
  readonly size: number;
}

export function createNominations(): Nominations {
  const nominated = new Map<string, { readonly info: PodInfo; readonly nodeName: string }>();
  return {
    set: (info, nodeName) => void nominated.set(info.uid, { info, nodeName }),
    delete: (uid) => void nominated.delete(uid),
    nodeOf: (uid) => nominated.get(uid)?.nodeName,
    on: (nodeName) => [...nominated.values()].filter((one) => one.nodeName === nodeName).map(({ info }) => info),
    get size() {
      return nominated.size;
    },
  };
}
