/** A package whose files hold manifests that others wrote. */
export interface Source {
  readonly registry: "go" | "npm" | "pypi";
  readonly name: string;
  readonly version: string;
}

/** Manifests, charts and Markdown of these are tried. To add one: a line here. */
export const sources: readonly Source[] = [
  // What kube-apiserver itself is built from: test fixtures, addons, every kind with every field, pods good and bad.
  { registry: "go", name: "k8s.io/kubernetes", version: "v1.36.3" },
  { registry: "go", name: "k8s.io/api", version: "v0.36.3" },
  { registry: "go", name: "k8s.io/kubectl", version: "v0.36.3" },
  { registry: "go", name: "k8s.io/pod-security-admission", version: "v0.36.3" },
  { registry: "go", name: "k8s.io/apiextensions-apiserver", version: "v0.36.3" },
  { registry: "go", name: "k8s.io/apiserver", version: "v0.36.3" },
  { registry: "go", name: "k8s.io/cli-runtime", version: "v0.36.3" },
  // What Helm, one of the clients in test/clients, is built from: the charts and manifests it is tested with.
  { registry: "go", name: "helm.sh/helm/v4", version: "v4.3.1" },
  { registry: "go", name: "helm.sh/helm/v3", version: "v3.22.0" },
  { registry: "go", name: "sigs.k8s.io/controller-runtime", version: "v0.25.2" },
  { registry: "go", name: "sigs.k8s.io/kustomize/api", version: "v0.21.1" },
  { registry: "go", name: "sigs.k8s.io/kustomize/kyaml", version: "v0.21.2" },
  // Operators: their custom resource definitions, and what they are installed with.
  { registry: "go", name: "github.com/cert-manager/cert-manager", version: "v1.21.2" },
  { registry: "go", name: "github.com/cilium/cilium", version: "v1.20.2" },
  { registry: "go", name: "github.com/external-secrets/external-secrets", version: "v1.3.2" },
  { registry: "go", name: "github.com/kedacore/keda/v2", version: "v2.21.0" },
  { registry: "go", name: "github.com/kyverno/kyverno", version: "v1.19.1" },
  { registry: "go", name: "github.com/prometheus-operator/prometheus-operator", version: "v0.85.0" },
  { registry: "go", name: "istio.io/api", version: "v1.31.1" },
  { registry: "go", name: "sigs.k8s.io/cluster-api", version: "v1.14.2" },
  { registry: "go", name: "sigs.k8s.io/gateway-api", version: "v1.4.1" },
  { registry: "go", name: "sigs.k8s.io/karpenter", version: "v1.8.0" },
  { registry: "npm", name: "aws-cdk-lib", version: "2.276.0" },
  { registry: "npm", name: "cdk8s-plus-33", version: "2.5.57" },
  { registry: "pypi", name: "ansible", version: "12.3.0" },
  { registry: "pypi", name: "apache-airflow-providers-cncf-kubernetes", version: "10.25.0" },
  { registry: "pypi", name: "determined", version: "0.38.1" },
  { registry: "pypi", name: "jina", version: "3.34.0" },
  { registry: "pypi", name: "prefect", version: "3.9.1" },
  { registry: "pypi", name: "ray", version: "2.60.0" },
  { registry: "pypi", name: "skypilot", version: "0.14.1" },
];
