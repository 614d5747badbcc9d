import { podName } from "./copy-pods.ts";
import { type HttpClient, jsonOf } from "./http-clients.ts";

const json = { "content-type": "application/json" };

/** Makes a namespace that pods may come into, and the pod number 0 in it. */
export async function createFirstPod(client: HttpClient, namespace: string): Promise<void> {
  const create = (path: string, object: object) =>
    jsonOf(client, { method: "POST", path, headers: json, body: JSON.stringify(object) });
  const inside = `/api/v1/namespaces/${namespace}`;
  await create("/api/v1/namespaces", { metadata: { name: namespace } });
  await create(`${inside}/serviceaccounts`, { metadata: { name: "default" } });
  await create(`${inside}/pods`, samplePod(podName(0)));
}

/** A pod of 4 kB as it is stored. */
function samplePod(name: string) {
  const env = Array.from({ length: 8 }, (_, n) => ({ name: `ENV_${n}`, value: `some-configuration-value-${n}` }));
  const container = {
    name: "app",
    image: "registry.example/app:v1.2.3",
    env,
    ports: [{ containerPort: 8080, name: "http" }],
    resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    readinessProbe: { httpGet: { path: "/healthz", port: 8080 } },
    volumeMounts: [{ name: "data", mountPath: "/data" }],
  };
  const annotations = { "example.com/owner": "team-a", "example.com/revision": "42" };
  const spec = { containers: [container], volumes: [{ name: "data", emptyDir: {} }], schedulerName: "none" };
  return { metadata: { name, labels: { app: "bench" }, annotations }, spec };
}
