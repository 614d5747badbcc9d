/** Young and old generation of a process's heap, in MB. */
interface Heap {
  /** A small one keeps an idle process small; a large one makes a busy one fast. */
  readonly semiSpace: number;
  /** Beyond it the process ends rather than take the machine's memory; undefined leaves it to V8. */
  readonly oldSpace: number | undefined;
  /**
   * So many per cent of what lives in the old generation may come to it before it is collected; absent, it is left to V8, which lets a
   * process that is given much for a short while (events that wait for slow watchers) grow fourfold.
   */
  readonly growingPercent?: number;
}

/** How much memory each of our processes may take. */
const heaps = {
  apiserver: { semiSpace: 4, oldSpace: undefined, growingPercent: 100 },
  // A sixth less CPU for a pod than with 4, and 3 MB more while idle.
  scheduler: { semiSpace: 16, oldSpace: 2048 },
  "controller-manager": { semiSpace: 4, oldSpace: 2048 },
  kubelet: { semiSpace: 2, oldSpace: 512 },
  "kube-proxy": { semiSpace: 2, oldSpace: 512 },
  dns: { semiSpace: 2, oldSpace: 512 },
} as const satisfies Record<string, Heap>;

export type ServiceName = keyof typeof heaps;

/** The flags of the Node that runs a service, wherever it is started: by us, by systemd, by tests and benchmarks. */
export function nodeFlags(service: ServiceName): readonly string[] {
  const { semiSpace, oldSpace, growingPercent }: Heap = heaps[service];
  return [
    // Lets a process give back what its start took.
    "--expose-gc",
    `--max-semi-space-size=${semiSpace}`,
    ...(oldSpace === undefined ? [] : [`--max-old-space-size=${oldSpace}`]),
    ...(growingPercent === undefined ? [] : [`--heap-growing-percent=${growingPercent}`]),
  ];
}

/**
 * What glibc is told: one arena, so that what the threads of V8 free is used again. Thresholds for mmap and trimming are left
 * alone: fixed ones save little and cost large answers a page fault for every page.
 */
export const memoryEnvironment: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: "1" };
