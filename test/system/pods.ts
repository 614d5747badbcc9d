import { getObject } from "./machine.ts";

/** What the tests read of a pod. */
export interface Pod {
  readonly metadata: { readonly name: string; readonly uid: string; readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly phase?: string;
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

interface ContainerStatus {
  readonly restartCount: number;
  readonly containerID?: string;
  readonly state?: { readonly waiting?: { readonly reason?: string } };
  readonly lastState?: { readonly terminated?: { readonly exitCode: number } };
}

export const podsOf = async (namespace: string, selector?: string): Promise<readonly Pod[]> =>
  (await getObject<{ items: readonly Pod[] }>(`pods -n ${namespace}${selector ? ` -l ${selector}` : ""}`))?.items ?? [];

export const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status.conditions ?? []).some(({ type, status }) => type === "Ready" && status === "True");

/** Each container of the pods with its count of restarts: equal before and after means that none was touched. */
export const containersOf = (pods: readonly Pod[]): readonly string[] =>
  pods
    .flatMap(({ metadata, status }) =>
      (status.containerStatuses ?? []).map(
        ({ containerID, restartCount }) => `${metadata.name} ${containerID} restarted ${restartCount} times`,
      ),
    )
    .sort();
