// Generated from proto/k8s/quantity.proto; do not edit.

/** An amount, such as `0.5`, `500m`, `2Gi` or `1e3`. */
export type Quantity = string;
