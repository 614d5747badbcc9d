// Generated from proto/k8s/resource/v1.proto; do not edit.
import type { NodeSelector } from "./core-v1.ts";
import type { Condition, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";
import type { RawExtension } from "./runtime.ts";

/** What a driver tells of a device that a claim has. */
export interface AllocatedDeviceStatus {
  /** Driver that serves the device; a DNS subdomain. */
  readonly driver: string;
  /** Pool that the device is in. */
  readonly pool: string;
  /** Name of the device within its pool. */
  readonly device: string;
  /** Which share of the device this is about, where several claims share it. */
  readonly shareID?: string;
  /** What the driver tells of the device, at most eight. */
  readonly conditions?: readonly Condition[];
  /** Anything else about the device, in the driver's own words; at most 10 KiB. */
  readonly data?: RawExtension;
  /** Addresses of the device, where it is a network interface. */
  readonly networkData?: NetworkDeviceData;
}

/** What a claim was given. */
export interface AllocationResult {
  /** The devices, and how they are set up. */
  readonly devices: DeviceAllocationResult;
  /** Nodes from which the devices can be used; any node if absent. */
  readonly nodeSelector?: NodeSelector;
  /** When the devices were allocated. Together with the claim's UID it tells one allocation from the next. */
  readonly allocationTimestamp?: Time;
}

/** Devices, by an expression. */
export interface CELDeviceSelector {
  /** Expression over `device` (driver, attributes, capacity) that is true for devices that fit; at most 10 KiB, and of bounded cost. */
  readonly expression: string;
}

/** How much of a capacity can be taken at once. */
export interface CapacityRequestPolicy {
  /** How much a request takes that names no amount. */
  readonly default?: Quantity;
  /** The only amounts that can be taken, in rising order; other requests are rounded up to the next. Excludes `validRange`. */
  readonly validValues?: readonly Quantity[];
  /** Amounts between two bounds, in steps. Excludes `validValues`. */
  readonly validRange?: CapacityRequestPolicyRange;
}

/** Amounts between bounds. */
export interface CapacityRequestPolicyRange {
  /** Least that can be taken. */
  readonly min: Quantity;
  /** Most that can be taken; the whole capacity if absent. */
  readonly max?: Quantity;
  /** Distance of two amounts, counted from `min`; requests are rounded up to it. */
  readonly step?: Quantity;
}

/** How much of each capacity is wanted. */
export interface CapacityRequirements {
  /** How much of each capacity a device must have, or, where a device is shared, must give. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Something that devices share, counted. */
export interface Counter {
  /** How much of it there is, or is used. */
  readonly value: Quantity;
}

/** Counters with a name. */
export interface CounterSet {
  /** Name of the set; a DNS label, unique in the pool. */
  readonly name: string;
  /** Each counter by its name; at most 32. */
  readonly counters: Readonly<Record<string, Counter>>;
}

/** A device of a node, or of several. */
export interface Device {
  /** Name of the device; a DNS label, unique in the pool. */
  readonly name: string;
  /** Properties that selectors and constraints look at. A name without a domain belongs to the driver. With capacities at most 32. */
  readonly attributes?: Readonly<Record<string, DeviceAttribute>>;
  /** Amounts that the device has, such as memory. A name without a domain belongs to the driver. */
  readonly capacity?: Readonly<Record<string, DeviceCapacity>>;
  /** What this device takes of the pool's shared counters when it is allocated; so devices that overlap exclude each other. */
  readonly consumesCounters?: readonly DeviceCounterConsumption[];
  /** Node that has the device, where the slice leaves the choice to its devices. */
  readonly nodeName?: string;
  /** Nodes that can use the device, where the slice leaves the choice to its devices. */
  readonly nodeSelector?: NodeSelector;
  /** Whether every node can use the device, where the slice leaves the choice to its devices. */
  readonly allNodes?: boolean;
  /** Marks that keep claims away that do not tolerate them. */
  readonly taints?: readonly DeviceTaint[];
  /** Whether the claim becomes bound to the node that is chosen, although others could use the device too. */
  readonly bindsToNode?: boolean;
  /** Conditions of the device that must be true before the pod is bound to its node; at most four. */
  readonly bindingConditions?: readonly string[];
  /** Conditions of the device of which one true means that it cannot be used, and the pod is scheduled anew; at most four. */
  readonly bindingFailureConditions?: readonly string[];
  /** Whether several claims can share the device, each with its part of the capacity. */
  readonly allowMultipleAllocations?: boolean;
  /** What the device takes of the node's own resources, such as CPU or memory, by resource. */
  readonly nodeAllocatableResourceMappings?: Readonly<Record<string, NodeAllocatableResourceMapping>>;
}

/** Settings for devices that were given. */
export interface DeviceAllocationConfiguration extends DeviceConfiguration {
  /** `FromClass` or `FromClaim`: who asked for this. */
  readonly source: "FromClass" | "FromClaim";
  /** Requests it holds for; all if empty. */
  readonly requests?: readonly string[];
}

/** The devices that were given. */
export interface DeviceAllocationResult {
  /** The devices, one entry each; at most 32. */
  readonly results?: readonly DeviceRequestAllocationResult[];
  /** Settings for them from class and claim, the class's first. A driver reads those in its own name. */
  readonly config?: readonly DeviceAllocationConfiguration[];
}

/** A property of a device; exactly one member is set. */
export interface DeviceAttribute {
  /** The value, if it is a number. */
  readonly int?: number;
  /** The value, if it is true or false. */
  readonly bool?: boolean;
  /** The value, if it is a text of at most 64 characters. */
  readonly string?: string;
  /** The value, if it is a semantic version of at most 64 characters. */
  readonly version?: string;
  /** The values, if it is a list of numbers. */
  readonly ints?: readonly number[];
  /** The values, if it is a list of true and false. */
  readonly bools?: readonly boolean[];
  /** The values, if it is a list of texts. */
  readonly strings?: readonly string[];
  /** The values, if it is a list of semantic versions. */
  readonly versions?: readonly string[];
}

/** An amount that a device has. */
export interface DeviceCapacity {
  /** How much the device has. */
  readonly value: Quantity;
  /** How much of it one claim can take, where the device is shared. */
  readonly requestPolicy?: CapacityRequestPolicy;
}

/** Devices that are wanted. */
export interface DeviceClaim {
  /** Devices that are needed; all of them, or the claim is not allocated. At most 32. */
  readonly requests?: readonly DeviceRequest[];
  /** What the devices must have in common, or not; at most 32. */
  readonly constraints?: readonly DeviceConstraint[];
  /** Settings for drivers; at most 32. */
  readonly config?: readonly DeviceClaimConfiguration[];
}

/** Settings that a claim brings. */
export interface DeviceClaimConfiguration extends DeviceConfiguration {
  /** Requests it holds for; all if empty. `<request>/<subrequest>` names one of several alternatives. */
  readonly requests?: readonly string[];
}

/** A sort of devices, chosen by who runs the cluster, with settings for them. */
export type DeviceClass = {
  readonly kind: "DeviceClass";
  readonly apiVersion: "resource.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: DeviceClassSpec;
};

/** Settings that a class brings. */
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

/** Which devices are of the class, and their settings. */
export interface DeviceClassSpec {
  /** What a device of the class must satisfy; all of them, at most 32. */
  readonly selectors?: readonly DeviceSelector[];
  /** Settings for drivers, given with each device that is claimed by this class; at most 32. */
  readonly config?: readonly DeviceClassConfiguration[];
  /** Extended resource that stands for a device of this class, so that pods can ask for it in their resources. */
  readonly extendedResourceName?: string;
}

/** Settings for a driver. */
export interface DeviceConfiguration {
  /** Parameters that only a driver understands. */
  readonly opaque?: OpaqueDeviceConfiguration;
}

/** What devices must have in common, or not. */
export interface DeviceConstraint {
  /** Requests whose devices are compared; all if empty. */
  readonly requests?: readonly string[];
  /** Attribute that must have the same value in all devices, in full: `domain/name`. */
  readonly matchAttribute?: string;
  /** Attribute that must have another value in each device, in full: `domain/name`. */
  readonly distinctAttribute?: string;
}

/** What a device takes of shared counters. */
export interface DeviceCounterConsumption {
  /** Set of shared counters that is taken from. */
  readonly counterSet: string;
  /** How much of each counter is taken. */
  readonly counters: Readonly<Record<string, Counter>>;
}

/** A request for devices; alternatives, or one thing. */
export interface DeviceRequest {
  /** Name of the request; a DNS label, by which containers, constraints and settings refer to it. */
  readonly name: string;
  /** The one thing that is asked for. Excludes `firstAvailable`. */
  readonly exactly?: ExactDeviceRequest;
  /** Alternatives, best first; at most eight. Excludes `exactly`. */
  readonly firstAvailable?: readonly DeviceSubRequest[];
}

/** One device that was given. */
export interface DeviceRequestAllocationResult {
  /** Request that the device serves, `<request>/<subrequest>` where it was one of several alternatives. */
  readonly request: string;
  /** Driver that serves the device; a DNS subdomain. */
  readonly driver: string;
  /** Pool that the device is in. */
  readonly pool: string;
  /** Name of the device within its pool. */
  readonly device: string;
  /** Whether this is access for administration, for which the device counts as free. */
  readonly adminAccess?: boolean;
  /** Taints of the device that this claim tolerates, as asked. */
  readonly tolerations?: readonly DeviceToleration[];
  /** Conditions to wait for, as the device had them when it was allocated. */
  readonly bindingConditions?: readonly string[];
  /** Conditions that mean failure, as the device had them when it was allocated. */
  readonly bindingFailureConditions?: readonly string[];
  /** Tells the share of a device from others of the same device. */
  readonly shareID?: string;
  /** How much of each capacity this share takes, after rounding. */
  readonly consumedCapacity?: Readonly<Record<string, Quantity>>;
}

/** What a device must satisfy. */
export interface DeviceSelector {
  /** The selector as an expression. */
  readonly cel?: CELDeviceSelector;
}

/** One of several alternatives. */
export interface DeviceSubRequest {
  /** Name of the alternative; a DNS label, unique in its request. */
  readonly name: string;
  /** Class of the device. Needed. */
  readonly deviceClassName: string;
  /** What the device must satisfy beyond its class; all of them, at most 32. */
  readonly selectors?: readonly DeviceSelector[];
  /** `ExactCount` (the default) takes `count` devices, `All` takes every one that matches. */
  readonly allocationMode?: "ExactCount" | "All";
  /** How many devices, with `ExactCount`; 1 if absent. */
  readonly count?: number;
  /** Taints of devices that do not matter; at most 16. */
  readonly tolerations?: readonly DeviceToleration[];
  /** How much of each capacity the device must have or give. */
  readonly capacity?: CapacityRequirements;
}

/** A mark on a device that keeps claims away. */
export interface DeviceTaint {
  /** Name of the taint, written like a label's key. */
  readonly key: string;
  /** Its value, written like a label's. */
  readonly value?: string;
  /** `NoSchedule` keeps new pods away, `NoExecute` also ends those that use the device, `None` only informs. */
  readonly effect: "None" | "NoSchedule" | "NoExecute";
  /** When it was added; now if absent, with `NoExecute`. */
  readonly timeAdded?: Time;
}

/** A taint of devices that does not matter. */
export interface DeviceToleration {
  /** Taint that is tolerated; every one if empty, with `Exists`. */
  readonly key?: string;
  /** `Equal` (the default) compares the value, `Exists` does not. */
  readonly operator?: "Exists" | "Equal";
  /** Value to compare with, for `Equal`. */
  readonly value?: string;
  /** Effect that is tolerated; every one if empty. */
  readonly effect?: "None" | "NoSchedule" | "NoExecute";
  /** How long a `NoExecute` taint is tolerated; for ever if absent. */
  readonly tolerationSeconds?: number;
}

/** A request for devices without alternatives. */
export interface ExactDeviceRequest {
  /** Class of the device. Needed. */
  readonly deviceClassName: string;
  /** What the device must satisfy beyond its class; all of them, at most 32. */
  readonly selectors?: readonly DeviceSelector[];
  /** `ExactCount` (the default) takes `count` devices, `All` takes every one that matches. */
  readonly allocationMode?: "ExactCount" | "All";
  /** How many devices, with `ExactCount`; 1 if absent. */
  readonly count?: number;
  /** Asks to look after devices although others use them. Only in namespaces with the label `resource.kubernetes.io/admin-access: "true"`. */
  readonly adminAccess?: boolean;
  /** Taints of devices that do not matter; at most 16. */
  readonly tolerations?: readonly DeviceToleration[];
  /** How much of each capacity the device must have or give. */
  readonly capacity?: CapacityRequirements;
}

/** Addresses of a device that is a network interface. */
export interface NetworkDeviceData {
  /** Name of the interface within the pod; at most 256 characters. */
  readonly interfaceName?: string;
  /** Addresses of the interface with their prefix, such as `192.0.2.5/24`. */
  readonly ips?: readonly string[];
  /** Hardware address of the interface; at most 128 characters. */
  readonly hardwareAddress?: string;
}

/** What a device takes of a resource of its node. */
export interface NodeAllocatableResourceMapping {
  /** Capacity of the device that tells how much is taken; without it the device counts as one. */
  readonly capacityKey?: string;
  /** What that number is multiplied by. */
  readonly allocationMultiplier?: Quantity;
}

/** Settings that only a driver understands. */
export interface OpaqueDeviceConfiguration {
  /** Driver that the parameters are for. */
  readonly driver: string;
  /** An object in the driver's own words, with `apiVersion` and `kind`; at most 10 KiB. */
  readonly parameters: RawExtension;
}

/** Devices that pods need: what is asked for, what was given, who may use it. */
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

/** Who may use a claim. */
export interface ResourceClaimConsumerReference {
  /** Group of the consumer; the core group, that of pods, if absent. */
  readonly apiGroup?: string;
  /** Resource of the consumer, such as `pods`. */
  readonly resource: string;
  /** Name of the consumer. */
  readonly name: string;
  /** UID of the consumer. */
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

/** What is asked for. Cannot be changed. */
export interface ResourceClaimSpec {
  /** What is asked for. */
  readonly devices: DeviceClaim;
}

/** What was given, and to whom. */
export interface ResourceClaimStatus {
  /** What was given; absent as long as nothing was. */
  readonly allocation?: AllocationResult;
  /** Who may use it now; at most 256. A pod does not start before it stands here. */
  readonly reservedFor?: readonly ResourceClaimConsumerReference[];
  /** What the drivers tell of the devices given. */
  readonly devices?: readonly AllocatedDeviceStatus[];
}

/** What claims to make for pods that name it, a claim each. */
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

/** What the claims are. Cannot be changed. */
export interface ResourceClaimTemplateSpec {
  /** Labels and annotations of the claims that are made. Other members are refused. */
  readonly metadata: ObjectMeta;
  /** What the claims ask for; copied as it is. */
  readonly spec: ResourceClaimSpec;
}

/** Devices that a driver publishes together, over several slices. */
export interface ResourcePool {
  /** Name of the pool, mostly that of the node; unique for the driver. */
  readonly name: string;
  /** Grows with each change of the pool; slices of older generations do not count. */
  readonly generation: number;
  /** How many slices the pool has in this generation; with fewer to be seen, it is not complete yet. */
  readonly resourceSliceCount: number;
}

/** A part of the devices that a driver publishes. */
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

/** The devices, and where they can be used. */
export interface ResourceSliceSpec {
  /** Driver that publishes the slice; a DNS subdomain. Cannot be changed. */
  readonly driver: string;
  /** Pool that the slice is a part of. */
  readonly pool: ResourcePool;
  /** Node that has the devices; only its kubelet may write such a slice. Cannot be changed. */
  readonly nodeName?: string;
  /** Nodes that can use the devices; exactly one term. */
  readonly nodeSelector?: NodeSelector;
  /** Whether every node can use the devices. */
  readonly allNodes?: boolean;
  /** The devices; at most 128, or 64 where they have taints or take counters. */
  readonly devices?: readonly Device[];
  /** Whether each device tells for itself which nodes can use it. */
  readonly perDeviceNodeSelection?: boolean;
  /** Amounts that devices of the pool share; in slices that hold nothing else. At most eight sets. */
  readonly sharedCounters?: readonly CounterSet[];
}
