import { images } from "./cluster.ts";

export interface WebOptions {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly nodePort: number;
  /** 1 or 2: which of the test images. */
  readonly version?: 1 | 2;
}

/** Serves a page that says which version it is; answers to SIGTERM only after its last connections. */
const serve = `mkdir -p /www; echo "version $VERSION" > /www/index.html
trap exit TERM
httpd -f -p 8080 -h /www & wait`;

/** A Deployment that can be rolled without a failed request (readiness probe, preStop sleep), and its Service. */
export function webObjects({ namespace, name, replicas, nodePort, version = 1 }: WebOptions): readonly object[] {
  const labels = { app: name };
  const container = {
    name: "web",
    image: images[version - 1],
    command: ["sh", "-c", serve],
    ports: [{ name: "http", containerPort: 8080 }],
    readinessProbe: { httpGet: { path: "/", port: "http" }, periodSeconds: 1 },
    lifecycle: { preStop: { sleep: { seconds: 3 } } },
  };
  return [
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 10, containers: [container] } },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace },
      spec: { type: "NodePort", selector: labels, ports: [{ port: 80, targetPort: "http", nodePort }] },
    },
  ];
}

/** A pod that asks a URL again and again, and logs `ok <count>` now and then and `FAILED <what>` at once. */
export function callerPod({ namespace, name, url }: { namespace: string; name: string; url: string }): object {
  const ask = `ok=0; trap exit TERM
while true; do
  if said=$(timeout 3 wget -q -O- ${url} 2>&1); then ok=$((ok + 1)); else echo "FAILED $(date +%T) $said"; fi
  [ $((ok % 20)) = 0 ] && echo "ok $ok"
  usleep 50000
done`;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [{ name: "caller", image: images[0], command: ["sh", "-c", ask] }],
    },
  };
}
