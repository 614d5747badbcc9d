// Generated from proto/k8s/intstr.proto; do not edit.

export type IntOrString = number | string;
