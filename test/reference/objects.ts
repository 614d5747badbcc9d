/** The objects that the scenarios are about, small. */
type Fields = Readonly<Record<string, unknown>>;

export const configMap = (name: string, fields: Fields = {}, metadata: Fields = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...metadata },
  ...fields,
});

export const container = (name: string, fields: Fields = {}) => ({ name, image: "nginx", ...fields });

export const pod = (name: string, spec: Fields = {}, metadata: Fields = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, ...metadata },
  spec: { containers: [container("a")], ...spec },
});

export const service = (name: string, spec: Fields = {}, metadata: Fields = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, ...metadata },
  spec,
});

/** A Deployment whose pods have these fields in their spec. */
export const deployment = (
  name: string,
  { pods = {}, ...spec }: { readonly pods?: Fields; readonly [field: string]: unknown } = {},
) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [container("a")], ...pods } },
    ...spec,
  },
});

export const autoscaler = (version: "v1" | "v2", name: string, spec: Fields = {}) => ({
  apiVersion: `autoscaling/${version}`,
  kind: "HorizontalPodAutoscaler",
  metadata: { name },
  spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" }, maxReplicas: 5, ...spec },
});
