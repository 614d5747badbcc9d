// Generated from proto/k8s/quantity.proto; do not edit.

export type Quantity = string;
