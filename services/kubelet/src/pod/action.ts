import type { ContainerStatus, PodSandbox } from "../ports/runtime.ts";
import type { RoledContainer } from "./containers-of.ts";

/** What is to be done for a pod, as data. */
export type Action =
  | { readonly do: "mountVolumes" }
  | { readonly do: "createSandbox"; readonly attempt: number }
  /** The sandbox that no longer serves; what runs in it goes with it. */
  | { readonly do: "stopSandbox"; readonly sandbox: PodSandbox }
  | {
      readonly do: "startContainer";
      readonly container: RoledContainer;
      readonly sandbox: PodSandbox;
      readonly attempt: number;
      /** The one that ended before. */
      readonly previous: ContainerStatus | undefined;
    }
  | {
      readonly do: "killContainer";
      readonly container: ContainerStatus;
      readonly why: string;
      /** Which probe demands it. */
      readonly probe: "liveness" | "startup";
    }
  /** An old attempt that nobody asks for any more. */
  | { readonly do: "removeContainer"; readonly container: ContainerStatus }
  /** Ends everything that runs, with grace. */
  | { readonly do: "stopPod"; readonly graceSeconds: number }
  /** Nothing runs any more: the volumes are given back, the ended containers stay for their logs. */
  | { readonly do: "releasePod" }
  /** Everything of the pod is removed from the node, and then the object from the API. */
  | { readonly do: "forgetPod" };

export interface Decision {
  readonly actions: readonly Action[];
  /** When to look again though nothing happens. */
  readonly lookAgainAt: Date | undefined;
}
