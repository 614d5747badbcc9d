import { randomUUID } from "node:crypto";
import type { Kv } from "../../services/apiserver/src/store/kv.ts";

export interface CopyPods {
  readonly kv: Kv;
  /** Where pod number 0 is, which is copied. */
  readonly namespace: string;
  /** Numbers of the copies: from, and up to but not including. */
  readonly from: number;
  readonly to: number;
}

/** etcd takes 128 writes in one transaction. */
const writesAtOnce = 100;

/** Name of a copy. */
export const podName = (number: number): string => `pod-${String(number).padStart(6, "0")}`;

/** Puts copies of a pod straight into etcd, which is ten times faster than creating them; the server learns of them by its watch. */
export async function copyPods({ kv, namespace, from, to }: CopyPods): Promise<void> {
  const keyOf = (name: string) => `/registry/pods/${namespace}/${name}`;
  const name = podName(0);
  const [found] = (await kv.range({ key: keyOf(name) })).kvs;
  if (!found) throw new Error(`no ${keyOf(name)}`);
  const text = Buffer.from(found.value).toString();
  const uid = /"uid":"([^"]+)"/.exec(text)![1]!;
  const copy = (number: number) => ({
    put: keyOf(podName(number)),
    value: Buffer.from(text.replaceAll(name, podName(number)).replace(uid, randomUUID())),
  });
  for (let next = from; next < to; next += writesAtOnce) {
    const writes = Array.from({ length: Math.min(writesAtOnce, to - next) }, (_, index) => copy(next + index));
    await kv.txn({ compare: [], writes });
  }
}
