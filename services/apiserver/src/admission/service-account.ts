import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type ApiObject, kinds, nameToCome, withName } from "@kubets/api";
import type { Container, Pod, PodSpec, ServiceAccount, Volume } from "@kubets/api/types/core-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { writesOf } from "./handles.ts";
import { randomSuffix } from "./random-suffix.ts";
import { refuse } from "./refuse.ts";
import { specMaker } from "./spec-maker.ts";

const mirrorAnnotation = "kubernetes.io/config.mirror";
const volumePrefix = "kube-api-access-";
const mountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
/** One hour and seven seconds, so that it stands out among tokens that somebody chose an hour for. */
const tokenSeconds = 3607;

/** Every pod runs as a ServiceAccount, and gets its token unless the account or the pod says no. */
export const serviceAccount: AdmissionPlugin = {
  name: "ServiceAccount",
  handles: writesOf(kinds.Pod, "CREATE"),
  mutate: async (request) => {
    const pod = request.object as ApiObject & Pod;
    if (isMirror(pod)) {
      refuseMirror(request, pod);
      return pod;
    }
    const name = pod.spec.serviceAccountName || "default";
    const account = await accountNamed(name, request);
    const spec = specOf(pod.spec, account);
    return { ...pod, spec: withName(spec, `${volumePrefix}${randomSuffix()}`) };
  },
  validate: (request) => {
    const pod = request.object as ApiObject & Pod;
    if (isMirror(pod)) refuseMirror(request, pod);
  },
};

/** Before anything else is looked at, and again when all plugins have had their say. */
function refuseMirror(request: AdmissionRequest, { spec }: Pod): void {
  const problem = mirrorProblem(spec);
  if (problem) throw refuse(request, problem);
}

/** Each pod has a name of its own for the volume; all else is the same for pods of one template. */
const specOf = specMaker((spec, account: ServiceAccount) =>
  asAccount(spec, { name: spec.serviceAccountName || "default", account, volume: nameToCome }),
);

const isMirror = ({ metadata }: Pod) => metadata.annotations?.[mirrorAnnotation] !== undefined;

/** The pod's spec as it runs under the account, whose token is in `volume`. */
function asAccount(
  spec: PodSpec,
  { name, account, volume }: { name: string; account: ServiceAccount; volume: string },
): PodSpec {
  const automount = spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
  const pullSecrets = spec.imagePullSecrets?.length ? spec.imagePullSecrets : account.imagePullSecrets;
  const named: PodSpec = {
    ...spec,
    serviceAccountName: name,
    serviceAccount: name,
    ...(pullSecrets?.length ? { imagePullSecrets: pullSecrets } : {}),
  };
  return automount ? withToken(named, volume) : named;
}

function withToken(spec: PodSpec, name: string): PodSpec {
  const existing = spec.volumes?.find((volume) => volume.name.startsWith(volumePrefix))?.name;
  const volume = existing ?? name;
  const lacks = ({ volumeMounts }: Container) => !volumeMounts?.some((mount) => mount.mountPath === mountPath);
  const mounted = (container: Container): Container =>
    lacks(container)
      ? { ...container, volumeMounts: [...(container.volumeMounts ?? []), { name: volume, readOnly: true, mountPath }] }
      : container;
  // Null where a client said none; the validation will say what is missing.
  const containers: readonly Container[] = spec.containers ?? [];
  const needed = [...(spec.initContainers ?? []), ...containers].some(lacks);
  return {
    ...spec,
    ...(needed && !existing ? { volumes: [...(spec.volumes ?? []), tokenVolume(volume)] } : {}),
    ...(spec.initContainers ? { initContainers: spec.initContainers.map(mounted) } : {}),
    containers: containers.map(mounted),
  };
}

const tokenVolume = (name: string): Volume => ({
  name,
  projected: {
    sources: [
      { serviceAccountToken: { expirationSeconds: tokenSeconds, path: "token" } },
      { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
      {
        downwardAPI: {
          items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
        },
      },
    ],
    defaultMode: 0o644,
  },
});

/** The kubelet's mirror of a static pod has no identity of its own. */
function mirrorProblem(spec: PodSpec): string | undefined {
  if (spec.serviceAccountName) return "a mirror pod may not reference service accounts";
  const ofSecret = ({ secret, projected }: Volume) => secret || projected?.sources?.some((source) => source.secret);
  if (spec.volumes?.some(ofSecret) || containersOf(spec).some(readsSecret))
    return "a mirror pod may not reference secrets";
  const ofToken = spec.volumes?.some(({ projected }) =>
    projected?.sources?.some((source) => source.serviceAccountToken),
  );
  return ofToken ? "a mirror pod may not use ServiceAccountToken volume projections" : undefined;
}

const containersOf = ({ initContainers = [], containers = [] }: PodSpec): readonly Container[] => [
  ...(initContainers ?? []),
  ...(containers ?? []),
];

const readsSecret = ({ env, envFrom }: Container): boolean =>
  Boolean(env?.some(({ valueFrom }) => valueFrom?.secretKeyRef) || envFrom?.some(({ secretRef }) => secretRef));

/** A namespace's `default` account is made by a controller: a pod that comes right after the namespace waits for it. */
async function accountNamed(name: string, request: AdmissionRequest): Promise<ServiceAccount> {
  const { store, namespace } = request;
  const attempts = name === "default" ? 10 : 1;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt) await sleep(100 + Math.random() * 100);
    const known = store.peek(kinds.ServiceAccount, namespace, name);
    const entry = known ?? (await store.get(kinds.ServiceAccount, namespace, name).catch(absent));
    if (entry) return entry.object as ApiObject & ServiceAccount;
  }
  throw refuse(request, `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`);
}

function absent(error: unknown): undefined {
  if (error instanceof ApiError && error.reason === "NotFound") return undefined;
  throw error;
}
