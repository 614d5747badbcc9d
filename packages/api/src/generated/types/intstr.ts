// Generated from proto/k8s/intstr.proto; do not edit.

/** A number or a text, such as a port's number or its name, 3 or `30%`. */
export type IntOrString = number | string;
