// Generated from proto/k8s/resource/v1.proto; do not edit.
import type { NodeSelector } from "./core-v1.ts";
import type { Condition, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";
import type { RawExtension } from "./runtime.ts";

export interface AllocatedDeviceStatus {
  readonly driver: string;
  readonly pool: string;
  readonly device: string;
  readonly shareID?: string;
  readonly conditions?: readonly Condition[];
  readonly data?: RawExtension;
  readonly networkData?: NetworkDeviceData;
}

export interface AllocationResult {
  readonly devices: DeviceAllocationResult;
  readonly nodeSelector?: NodeSelector;
  readonly allocationTimestamp?: Time;
}

export interface CELDeviceSelector {
  readonly expression: string;
}

export interface CapacityRequestPolicy {
  readonly default?: Quantity;
  readonly validValues?: readonly Quantity[];
  readonly validRange?: CapacityRequestPolicyRange;
}

export interface CapacityRequestPolicyRange {
  readonly min: Quantity;
  readonly max?: Quantity;
  readonly step?: Quantity;
}

export interface CapacityRequirements {
  readonly requests?: Readonly<Record<string, Quantity>>;
}

export interface Counter {
  readonly value: Quantity;
}

export interface CounterSet {
  readonly name: string;
  readonly counters: Readonly<Record<string, Counter>>;
}

export interface Device {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, DeviceAttribute>>;
  readonly capacity?: Readonly<Record<string, DeviceCapacity>>;
  readonly consumesCounters?: readonly DeviceCounterConsumption[];
  readonly nodeName?: string;
  readonly nodeSelector?: NodeSelector;
  readonly allNodes?: boolean;
  readonly taints?: readonly DeviceTaint[];
  readonly bindsToNode?: boolean;
  readonly bindingConditions?: readonly string[];
  readonly bindingFailureConditions?: readonly string[];
  readonly allowMultipleAllocations?: boolean;
  readonly nodeAllocatableResourceMappings?: Readonly<Record<string, NodeAllocatableResourceMapping>>;
}

export interface DeviceAllocationConfiguration extends DeviceConfiguration {
  readonly source: "FromClass" | "FromClaim";
  readonly requests?: readonly string[];
}

export interface DeviceAllocationResult {
  readonly results?: readonly DeviceRequestAllocationResult[];
  readonly config?: readonly DeviceAllocationConfiguration[];
}

export interface DeviceAttribute {
  readonly int?: number;
  readonly bool?: boolean;
  readonly string?: string;
  readonly version?: string;
  readonly ints?: readonly number[];
  readonly bools?: readonly boolean[];
  readonly strings?: readonly string[];
  readonly versions?: readonly string[];
}

export interface DeviceCapacity {
  readonly value: Quantity;
  readonly requestPolicy?: CapacityRequestPolicy;
}

export interface DeviceClaim {
  readonly requests?: readonly DeviceRequest[];
  readonly constraints?: readonly DeviceConstraint[];
  readonly config?: readonly DeviceClaimConfiguration[];
}

export interface DeviceClaimConfiguration extends DeviceConfiguration {
  readonly requests?: readonly string[];
}

export type DeviceClass = {
  readonly kind: "DeviceClass";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: DeviceClassSpec;
};

export interface DeviceClassConfiguration extends DeviceConfiguration {
}

/** A list of DeviceClass objects. */
export interface DeviceClassList {
  readonly kind: "DeviceClassList";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly DeviceClass[];
}

export interface DeviceClassSpec {
  readonly selectors?: readonly DeviceSelector[];
  readonly config?: readonly DeviceClassConfiguration[];
  readonly extendedResourceName?: string;
}

export interface DeviceConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration;
}

export interface DeviceConstraint {
  readonly requests?: readonly string[];
  readonly matchAttribute?: string;
  readonly distinctAttribute?: string;
}

export interface DeviceCounterConsumption {
  readonly counterSet: string;
  readonly counters: Readonly<Record<string, Counter>>;
}

export interface DeviceRequest {
  readonly name: string;
  readonly exactly?: ExactDeviceRequest;
  readonly firstAvailable?: readonly DeviceSubRequest[];
}

export interface DeviceRequestAllocationResult {
  readonly request: string;
  readonly driver: string;
  readonly pool: string;
  readonly device: string;
  readonly adminAccess?: boolean;
  readonly tolerations?: readonly DeviceToleration[];
  readonly bindingConditions?: readonly string[];
  readonly bindingFailureConditions?: readonly string[];
  readonly shareID?: string;
  readonly consumedCapacity?: Readonly<Record<string, Quantity>>;
}

export interface DeviceSelector {
  readonly cel?: CELDeviceSelector;
}

export interface DeviceSubRequest {
  readonly name: string;
  readonly deviceClassName: string;
  readonly selectors?: readonly DeviceSelector[];
  readonly allocationMode?: "ExactCount" | "All";
  readonly count?: number;
  readonly tolerations?: readonly DeviceToleration[];
  readonly capacity?: CapacityRequirements;
}

export interface DeviceTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: "None" | "NoSchedule" | "NoExecute";
  readonly timeAdded?: Time;
}

export interface DeviceToleration {
  readonly key?: string;
  readonly operator?: "Exists" | "Equal";
  readonly value?: string;
  readonly effect?: "None" | "NoSchedule" | "NoExecute";
  readonly tolerationSeconds?: number;
}

export interface ExactDeviceRequest {
  readonly deviceClassName: string;
  readonly selectors?: readonly DeviceSelector[];
  readonly allocationMode?: "ExactCount" | "All";
  readonly count?: number;
  readonly adminAccess?: boolean;
  readonly tolerations?: readonly DeviceToleration[];
  readonly capacity?: CapacityRequirements;
}

export interface NetworkDeviceData {
  readonly interfaceName?: string;
  readonly ips?: readonly string[];
  readonly hardwareAddress?: string;
}

export interface NodeAllocatableResourceMapping {
  readonly capacityKey?: string;
  readonly allocationMultiplier?: Quantity;
}

export interface OpaqueDeviceConfiguration {
  readonly driver: string;
  readonly parameters: RawExtension;
}

export type ResourceClaim = {
  readonly kind: "ResourceClaim";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ResourceClaimSpec;
  /** What is, as last observed. */
  readonly status: ResourceClaimStatus;
};

export interface ResourceClaimConsumerReference {
  readonly apiGroup?: string;
  readonly resource: string;
  readonly name: string;
  readonly uid: string;
}

/** A list of ResourceClaim objects. */
export interface ResourceClaimList {
  readonly kind: "ResourceClaimList";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ResourceClaim[];
}

export interface ResourceClaimSpec {
  readonly devices: DeviceClaim;
}

export interface ResourceClaimStatus {
  readonly allocation?: AllocationResult;
  readonly reservedFor?: readonly ResourceClaimConsumerReference[];
  readonly devices?: readonly AllocatedDeviceStatus[];
}

export type ResourceClaimTemplate = {
  readonly kind: "ResourceClaimTemplate";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ResourceClaimTemplateSpec;
};

/** A list of ResourceClaimTemplate objects. */
export interface ResourceClaimTemplateList {
  readonly kind: "ResourceClaimTemplateList";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ResourceClaimTemplate[];
}

export interface ResourceClaimTemplateSpec {
  readonly metadata: ObjectMeta;
  readonly spec: ResourceClaimSpec;
}

export interface ResourcePool {
  readonly name: string;
  readonly generation: number;
  readonly resourceSliceCount: number;
}

export type ResourceSlice = {
  readonly kind: "ResourceSlice";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ResourceSliceSpec;
};

/** A list of ResourceSlice objects. */
export interface ResourceSliceList {
  readonly kind: "ResourceSliceList";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ResourceSlice[];
}

export interface ResourceSliceSpec {
  readonly driver: string;
  readonly pool: ResourcePool;
  readonly nodeName?: string;
  readonly nodeSelector?: NodeSelector;
  readonly allNodes?: boolean;
  readonly devices?: readonly Device[];
  readonly perDeviceNodeSelection?: boolean;
  readonly sharedCounters?: readonly CounterSet[];
}
