import { boolean, duration, integer, list, map, port, text } from "./shapes.ts";

/** What every process takes. */
export const commonSettings = {
  config: text({ help: "Configuration file; flags win over it.", fallback: "" }),
  v: integer({ help: "Verbosity of the log: 0 to 10.", fallback: 0, min: 0, max: 10, file: "logging.verbosity" }),
  "logging-format": text({
    help: "Form of the log: text or json.",
    fallback: "text",
    oneOf: ["text", "json"],
    file: "logging.format",
  }),
  "feature-gates": map({ help: "Feature gates, as Name=true." }),
  "shutdown-deadline": duration({ help: "How long a graceful stop may take.", fallback: "30s" }),
} as const;

/** What a process takes that speaks to the API server. */
export const clientSettings = {
  kubeconfig: text({ help: "Kubeconfig file that says where the API server is and who we are.", fallback: "" }),
  "grpc-servers": list({
    help: "host:port of the API servers' gRPC doors; by default port 6444 of the kubeconfig's server.",
  }),
} as const;

/** What a process takes that serves health and metrics over TLS; `defaultPort` is Kubernetes' own. */
export const servingSettings = (defaultPort: number) =>
  ({
    "bind-address": text({ help: "Address to serve on.", fallback: "0.0.0.0" }),
    "secure-port": port({ help: "Port for health and metrics over HTTPS; 0 serves none.", fallback: defaultPort }),
    "tls-cert-file": text({ help: "Certificate to serve with; read again when it changes.", fallback: "" }),
    "tls-private-key-file": text({ help: "Key of the certificate.", fallback: "" }),
    "client-ca-file": text({ help: "Authority whose client certificates may read /metrics.", fallback: "" }),
  }) as const;

/** What a process takes of which only one may act. */
export const leaderSettings = (lease: string) =>
  ({
    "leader-elect": boolean({
      help: "Act only while holding the lease.",
      fallback: true,
      file: "leaderElection.leaderElect",
    }),
    "leader-elect-lease-duration": duration({
      help: "How long a rival waits after the last renewal it saw.",
      fallback: "15s",
      file: "leaderElection.leaseDuration",
    }),
    "leader-elect-renew-deadline": duration({
      help: "How long the leader tries to renew before it stops acting.",
      fallback: "10s",
      file: "leaderElection.renewDeadline",
    }),
    "leader-elect-retry-period": duration({
      help: "Pause between tries.",
      fallback: "2s",
      file: "leaderElection.retryPeriod",
    }),
    "leader-elect-resource-name": text({
      help: "Name of the lease.",
      fallback: lease,
      file: "leaderElection.resourceName",
    }),
    "leader-elect-resource-namespace": text({
      help: "Namespace of the lease.",
      fallback: "kube-system",
      file: "leaderElection.resourceNamespace",
    }),
  }) as const;
