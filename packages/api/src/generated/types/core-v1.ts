// Generated from proto/k8s/core/v1.proto; do not edit.
import type { IntOrString } from "./intstr.ts";
import type { Condition, LabelSelector, ListMeta, MicroTime, ObjectMeta, OwnerReference, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";
import type { RawExtension } from "./runtime.ts";

export interface AWSElasticBlockStoreVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly partition?: number;
  readonly readOnly?: boolean;
}

export interface Affinity {
  readonly nodeAffinity?: NodeAffinity;
  readonly podAffinity?: PodAffinity;
  readonly podAntiAffinity?: PodAntiAffinity;
}

export interface AppArmorProfile {
  readonly type: "Unconfined" | "RuntimeDefault" | "Localhost";
  readonly localhostProfile?: string;
}

export interface AttachedVolume {
  readonly name: string;
  readonly devicePath: string;
}

export interface AvoidPods {
  readonly preferAvoidPods?: readonly PreferAvoidPodsEntry[];
}

export interface AzureDiskVolumeSource {
  readonly diskName: string;
  readonly diskURI: string;
  readonly cachingMode?: "None" | "ReadOnly" | "ReadWrite";
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly kind?: "Shared" | "Dedicated" | "Managed";
}

export interface AzureFilePersistentVolumeSource {
  readonly secretName: string;
  readonly shareName: string;
  readonly readOnly?: boolean;
  readonly secretNamespace?: string;
}

export interface AzureFileVolumeSource {
  readonly secretName: string;
  readonly shareName: string;
  readonly readOnly?: boolean;
}

export type Binding = {
  readonly kind: "Binding";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly target: ObjectReference;
};

export interface CSIPersistentVolumeSource {
  readonly driver: string;
  readonly volumeHandle: string;
  readonly readOnly?: boolean;
  readonly fsType?: string;
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  readonly controllerPublishSecretRef?: SecretReference;
  readonly nodeStageSecretRef?: SecretReference;
  readonly nodePublishSecretRef?: SecretReference;
  readonly controllerExpandSecretRef?: SecretReference;
  readonly nodeExpandSecretRef?: SecretReference;
}

export interface CSIVolumeSource {
  readonly driver: string;
  readonly readOnly?: boolean;
  readonly fsType?: string;
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  readonly nodePublishSecretRef?: LocalObjectReference;
}

/** Linux capabilities added and dropped. */
export interface Capabilities {
  /** Added. */
  readonly add?: readonly string[];
  /** Dropped; ALL drops all. */
  readonly drop?: readonly string[];
}

export interface CephFSPersistentVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly user?: string;
  readonly secretFile?: string;
  readonly secretRef?: SecretReference;
  readonly readOnly?: boolean;
}

export interface CephFSVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly user?: string;
  readonly secretFile?: string;
  readonly secretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
}

export interface CinderPersistentVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: SecretReference;
}

export interface CinderVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface ClientIPConfig {
  readonly timeoutSeconds?: number;
}

export interface ClusterTrustBundleProjection {
  readonly name?: string;
  readonly signerName?: string;
  readonly labelSelector?: LabelSelector;
  readonly optional?: boolean;
  readonly path: string;
}

export interface ComponentCondition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
  readonly error?: string;
}

export type ComponentStatus = {
  readonly kind: "ComponentStatus";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly conditions?: readonly ComponentCondition[];
};

/** A list of ComponentStatus objects. */
export interface ComponentStatusList {
  readonly kind: "ComponentStatusList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ComponentStatus[];
}

/** Configuration for pods: keys and values. */
export type ConfigMap = {
  readonly kind: "ConfigMap";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** While true, nothing but the metadata can be changed, and true cannot be taken back. */
  readonly immutable?: boolean;
  /** Texts by key. */
  readonly data?: Readonly<Record<string, string>>;
  /** Bytes by key; no key may be in data too. */
  readonly binaryData?: Readonly<Record<string, string>>;
};

/** A config map whose keys become variables. */
export interface ConfigMapEnvSource extends LocalObjectReference {
  /** Whether the config map may be missing. */
  readonly optional?: boolean;
}

/** A key of a config map. */
export interface ConfigMapKeySelector extends LocalObjectReference {
  /** The key. */
  readonly key: string;
  /** Whether the config map, or the key in it, may be missing. */
  readonly optional?: boolean;
}

/** A list of ConfigMap objects. */
export interface ConfigMapList {
  readonly kind: "ConfigMapList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ConfigMap[];
}

export interface ConfigMapNodeConfigSource {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly kubeletConfigKey: string;
}

export interface ConfigMapProjection extends LocalObjectReference {
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
}

/** The keys of a config map as files. */
export interface ConfigMapVolumeSource extends LocalObjectReference {
  /** Only these keys, under these paths. Left out, all of them under their own names. */
  readonly items?: readonly KeyToPath[];
  /** Permission bits of the files. Defaults to 0644. */
  readonly defaultMode?: number;
  /** Whether the config map, or a key in it, may be missing. */
  readonly optional?: boolean;
}

/** One container of a pod. */
export interface Container {
  /** Unique in the pod, a DNS label. Cannot be changed. */
  readonly name: string;
  /** Image to run, such as registry.example/app:1.2. */
  readonly image?: string;
  /** What to run instead of the image's entrypoint, not by a shell. $(VAR) is replaced by the variable's value, $$ is a dollar. */
  readonly command?: readonly string[];
  /** Arguments instead of the image's command. $(VAR) is replaced as in command. */
  readonly args?: readonly string[];
  /** Directory to run in. Defaults to the image's. */
  readonly workingDir?: string;
  /** Ports the container listens on. For information, except for hostPort and named ports. */
  readonly ports?: readonly ContainerPort[];
  /** Sources whose keys all become environment variables. Later ones win, and env wins over all. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Environment variables. */
  readonly env?: readonly EnvVar[];
  /** What the container needs and how much it may use. */
  readonly resources: ResourceRequirements;
  /** Whether a change of a resource needs a restart. */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** When the container is started again, where that differs from the pod's policy. Always makes an init container a sidecar. */
  readonly restartPolicy?: string;
  /** Rules by exit code that come before restartPolicy. */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** Volumes, and where they are mounted. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Block devices, and where they appear. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** Check that the container is alive; when it fails, the container is restarted. */
  readonly livenessProbe?: Probe;
  /** Check that the container can serve; while it fails, services send it nothing. */
  readonly readinessProbe?: Probe;
  /** Check that the container has started; until it succeeds the other probes wait, and when it fails the container is restarted. */
  readonly startupProbe?: Probe;
  /** What to do right after the start and right before the end. */
  readonly lifecycle?: Lifecycle;
  /** File whose text becomes the message of the container's end. Defaults to /dev/termination-log. */
  readonly terminationMessagePath?: string;
  /** File, only that file, or FallbackToLogsOnError, the end of the log where the file is empty. Defaults to File. */
  readonly terminationMessagePolicy?: "File" | "FallbackToLogsOnError";
  /** When the image is pulled: Always, IfNotPresent or Never. Defaults to Always for the tag latest, else IfNotPresent. */
  readonly imagePullPolicy?: "Always" | "Never" | "IfNotPresent";
  /** User, capabilities and restrictions of the container; they win over the pod's. */
  readonly securityContext?: SecurityContext;
  /** Keep standard input open. */
  readonly stdin?: boolean;
  /** Close standard input when the first client that attached has left. */
  readonly stdinOnce?: boolean;
  /** Give the container a terminal; needs stdin. */
  readonly tty?: boolean;
}

export interface ContainerExtendedResourceRequest {
  readonly containerName: string;
  readonly resourceName: string;
  readonly requestName: string;
}

export interface ContainerImage {
  readonly names?: readonly string[];
  readonly sizeBytes?: number;
}

/** A port that a container listens on. */
export interface ContainerPort {
  /** Name that services may use instead of the number. Unique in the pod. */
  readonly name?: string;
  /** Port of the node that leads here. */
  readonly hostPort?: number;
  /** Port in the pod, 1 to 65535. */
  readonly containerPort: number;
  /** TCP, UDP or SCTP. Defaults to TCP. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** Address of the node that hostPort is bound to. */
  readonly hostIP?: string;
}

export interface ContainerResizePolicy {
  readonly resourceName: string;
  readonly restartPolicy: string;
}

export interface ContainerRestartRule {
  readonly action: string;
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

export interface ContainerRestartRuleOnExitCodes {
  readonly operator: string;
  readonly values?: readonly number[];
}

/** What a container is doing: exactly one of these. */
export interface ContainerState {
  /** It does not run yet. */
  readonly waiting?: ContainerStateWaiting;
  /** It runs. */
  readonly running?: ContainerStateRunning;
  /** It has ended. */
  readonly terminated?: ContainerStateTerminated;
}

/** A container that runs. */
export interface ContainerStateRunning {
  /** Since when. */
  readonly startedAt?: Time;
}

/** A container that has ended. */
export interface ContainerStateTerminated {
  /** Exit code of its first process. */
  readonly exitCode: number;
  /** Signal that ended it. */
  readonly signal?: number;
  /** Why, in one word, such as OOMKilled. */
  readonly reason?: string;
  /** What it left in its termination message. */
  readonly message?: string;
  /** When it had started. */
  readonly startedAt?: Time;
  /** When it ended. */
  readonly finishedAt?: Time;
  /** Its identity in the runtime. */
  readonly containerID?: string;
}

/** A container that does not run yet. */
export interface ContainerStateWaiting {
  /** Why, in one word, such as ImagePullBackOff. */
  readonly reason?: string;
  /** Why, in a sentence. */
  readonly message?: string;
}

/** State of a container. */
export interface ContainerStatus {
  /** Name of the container. */
  readonly name: string;
  /** What it is doing now. */
  readonly state: ContainerState;
  /** How it last ended. */
  readonly lastState: ContainerState;
  /** Whether it passes its readiness probe. */
  readonly ready: boolean;
  /** How often it was started again. */
  readonly restartCount: number;
  /** Image that it runs. */
  readonly image: string;
  /** Digest of that image. */
  readonly imageID: string;
  /** Its identity in the runtime, such as docker://…. */
  readonly containerID?: string;
  /** Whether its start hook is done and its startup probe has passed. */
  readonly started?: boolean;
  /** What the node has set aside for it. */
  readonly allocatedResources?: Readonly<Record<string, Quantity>>;
  /** What is in force in the runtime. */
  readonly resources?: ResourceRequirements;
  /** State of its mounts. */
  readonly volumeMounts?: readonly VolumeMountStatus[];
  /** User and groups that its first process began with. */
  readonly user?: ContainerUser;
  /** Health of the devices set aside for it. */
  readonly allocatedResourcesStatus?: readonly ResourceStatus[];
  /** Signal that asks it to end. */
  readonly stopSignal?: "SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMAX-14" | "SIGRTMAX-13" | "SIGRTMAX-12" | "SIGRTMAX-11" | "SIGRTMAX-10" | "SIGRTMAX-9" | "SIGRTMAX-8" | "SIGRTMAX-7" | "SIGRTMAX-6" | "SIGRTMAX-5" | "SIGRTMAX-4" | "SIGRTMAX-3" | "SIGRTMAX-2" | "SIGRTMAX-1" | "SIGRTMAX";
}

export interface ContainerUser {
  readonly linux?: LinuxContainerUser;
}

export interface DaemonEndpoint {
  readonly Port: number;
}

export interface DownwardAPIProjection {
  readonly items?: readonly DownwardAPIVolumeFile[];
}

export interface DownwardAPIVolumeFile {
  readonly path: string;
  readonly fieldRef?: ObjectFieldSelector;
  readonly resourceFieldRef?: ResourceFieldSelector;
  readonly mode?: number;
}

export interface DownwardAPIVolumeSource {
  readonly items?: readonly DownwardAPIVolumeFile[];
  readonly defaultMode?: number;
}

/** A directory that is empty at the pod's start. */
export interface EmptyDirVolumeSource {
  /** Empty for the node's disk, Memory for a tmpfs. */
  readonly medium?: string;
  /** How large it may become. */
  readonly sizeLimit?: Quantity;
}

export interface EndpointAddress {
  readonly ip: string;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef?: ObjectReference;
}

export interface EndpointPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  readonly appProtocol?: string;
}

export interface EndpointSubset {
  readonly addresses?: readonly EndpointAddress[];
  readonly notReadyAddresses?: readonly EndpointAddress[];
  readonly ports?: readonly EndpointPort[];
}

/** Addresses behind a service. EndpointSlice is its successor. */
export type Endpoints = {
  readonly kind: "Endpoints";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has; the name is the service's. */
  readonly metadata: ObjectMeta;
  /** Addresses and ports, grouped so that all of a group's addresses have all of its ports. */
  readonly subsets?: readonly EndpointSubset[];
};

/** A list of Endpoints objects. */
export interface EndpointsList {
  readonly kind: "EndpointsList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Endpoints[];
}

/** A source whose keys become environment variables. */
export interface EnvFromSource {
  /** Put in front of every name. */
  readonly prefix?: string;
  /** Config map to take. */
  readonly configMapRef?: ConfigMapEnvSource;
  /** Secret to take. */
  readonly secretRef?: SecretEnvSource;
}

/** An environment variable. */
export interface EnvVar {
  /** Name of the variable. */
  readonly name: string;
  /** Its value; $(VAR) is replaced by variables defined before. */
  readonly value?: string;
  /** Where the value comes from; not together with value. */
  readonly valueFrom?: EnvVarSource;
}

/** Where the value of a variable comes from: exactly one of these. */
export interface EnvVarSource {
  /** A field of the pod, such as metadata.name or status.podIP. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A request or limit of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** A key of a config map. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** A key of a secret. */
  readonly secretKeyRef?: SecretKeySelector;
  /** A key in a file on a volume. */
  readonly fileKeyRef?: FileKeySelector;
}

export interface EphemeralContainer extends EphemeralContainerCommon {
  readonly targetContainerName?: string;
}

export interface EphemeralContainerCommon {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly ports?: readonly ContainerPort[];
  readonly envFrom?: readonly EnvFromSource[];
  readonly env?: readonly EnvVar[];
  readonly resources: ResourceRequirements;
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  readonly restartPolicy?: string;
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumeDevices?: readonly VolumeDevice[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly lifecycle?: Lifecycle;
  readonly terminationMessagePath?: string;
  readonly terminationMessagePolicy?: "File" | "FallbackToLogsOnError";
  readonly imagePullPolicy?: "Always" | "Never" | "IfNotPresent";
  readonly securityContext?: SecurityContext;
  readonly stdin?: boolean;
  readonly stdinOnce?: boolean;
  readonly tty?: boolean;
}

export interface EphemeralVolumeSource {
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** A report of something that happened to an object. Events are kept for an hour. */
export type Event = {
  readonly kind: "Event";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The object it happened to. */
  readonly involvedObject: ObjectReference;
  /** What happened, in one word. */
  readonly reason?: string;
  /** What happened, in a sentence. */
  readonly message?: string;
  /** Who reports it. */
  readonly source: EventSource;
  /** When it first happened. */
  readonly firstTimestamp?: Time;
  /** When it last happened. */
  readonly lastTimestamp?: Time;
  /** How often it happened. */
  readonly count?: number;
  /** Normal or Warning. */
  readonly type?: string;
  /** When it first happened, to the microsecond. */
  readonly eventTime?: MicroTime;
  /** How often it happened since. */
  readonly series?: EventSeries;
  /** What was being done. */
  readonly action?: string;
  /** A second object that has to do with it. */
  readonly related?: ObjectReference;
  /** Controller that reports it, such as kubernetes.io/kubelet. */
  readonly reportingComponent?: string;
  /** Which one of several, such as kubelet-node1. */
  readonly reportingInstance?: string;
};

/** A list of Event objects. */
export interface EventList {
  readonly kind: "EventList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Event[];
}

export interface EventSeries {
  readonly count?: number;
  readonly lastObservedTime?: MicroTime;
}

export interface EventSource {
  readonly component?: string;
  readonly host?: string;
}

/** A command in the container. */
export interface ExecAction {
  /** The command and its arguments, not by a shell. */
  readonly command?: readonly string[];
}

export interface FCVolumeSource {
  readonly targetWWNs?: readonly string[];
  readonly lun?: number;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly wwids?: readonly string[];
}

export interface FileKeySelector {
  readonly volumeName: string;
  readonly path: string;
  readonly key: string;
  readonly optional?: boolean;
}

export interface FlexPersistentVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly secretRef?: SecretReference;
  readonly readOnly?: boolean;
  readonly options?: Readonly<Record<string, string>>;
}

export interface FlexVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly secretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
  readonly options?: Readonly<Record<string, string>>;
}

export interface FlockerVolumeSource {
  readonly datasetName?: string;
  readonly datasetUUID?: string;
}

export interface GCEPersistentDiskVolumeSource {
  readonly pdName: string;
  readonly fsType?: string;
  readonly partition?: number;
  readonly readOnly?: boolean;
}

/** A question to the gRPC health service. */
export interface GRPCAction {
  /** Number of the port. */
  readonly port: number;
  /** Service to ask about; empty for the server as a whole. */
  readonly service?: string;
}

export interface GitRepoVolumeSource {
  readonly repository: string;
  readonly revision?: string;
  readonly directory?: string;
}

export interface GlusterfsPersistentVolumeSource {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
  readonly endpointsNamespace?: string;
}

export interface GlusterfsVolumeSource {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
}

/** An HTTP request. */
export interface HTTPGetAction {
  /** Path to ask for. Defaults to /. */
  readonly path?: string;
  /** Number or name of the port. */
  readonly port: IntOrString;
  /** Host to ask. Defaults to the pod's address. */
  readonly host?: string;
  /** HTTP or HTTPS, whose certificate is not checked. Defaults to HTTP. */
  readonly scheme?: "HTTP" | "HTTPS";
  /** Headers to send. */
  readonly httpHeaders?: readonly HTTPHeader[];
}

/** A header of a request. */
export interface HTTPHeader {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}

export interface HostAlias {
  readonly ip: string;
  readonly hostnames?: readonly string[];
}

/** One address of a node. */
export interface HostIP {
  /** The address. */
  readonly ip: string;
}

/** A file or directory of the node. */
export interface HostPathVolumeSource {
  /** Path on the node. */
  readonly path: string;
  /** What must be there beforehand, or is made. Empty: nothing is checked. */
  readonly type?: "" | "DirectoryOrCreate" | "Directory" | "FileOrCreate" | "File" | "Socket" | "CharDevice" | "BlockDevice";
}

export interface ISCSIPersistentVolumeSource {
  readonly targetPortal: string;
  readonly iqn: string;
  readonly lun: number;
  readonly iscsiInterface?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly portals?: readonly string[];
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly secretRef?: SecretReference;
  readonly initiatorName?: string;
}

export interface ISCSIVolumeSource {
  readonly targetPortal: string;
  readonly iqn: string;
  readonly lun: number;
  readonly iscsiInterface?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly portals?: readonly string[];
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly initiatorName?: string;
}

export interface ImageVolumeSource {
  readonly reference?: string;
  readonly pullPolicy?: "Always" | "Never" | "IfNotPresent";
}

export interface ImageVolumeStatus {
  readonly imageRef: string;
}

/** A key that becomes a file. */
export interface KeyToPath {
  /** The key. */
  readonly key: string;
  /** Path of the file in the volume, without '..'. */
  readonly path: string;
  /** Permission bits of the file. Defaults to the volume's. */
  readonly mode?: number;
}

/** What to do right after a container's start and right before its end. */
export interface Lifecycle {
  /** Done after the start; when it fails, the container is killed. */
  readonly postStart?: LifecycleHandler;
  /** Done before the container is asked to end, within the grace period. */
  readonly preStop?: LifecycleHandler;
  /** Signal that asks the container to end. Defaults to the image's, or SIGTERM. */
  readonly stopSignal?: "SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMAX-14" | "SIGRTMAX-13" | "SIGRTMAX-12" | "SIGRTMAX-11" | "SIGRTMAX-10" | "SIGRTMAX-9" | "SIGRTMAX-8" | "SIGRTMAX-7" | "SIGRTMAX-6" | "SIGRTMAX-5" | "SIGRTMAX-4" | "SIGRTMAX-3" | "SIGRTMAX-2" | "SIGRTMAX-1" | "SIGRTMAX";
}

/** What a hook does: one of these. */
export interface LifecycleHandler {
  /** Run a command in the container. */
  readonly exec?: ExecAction;
  /** Send an HTTP request. */
  readonly httpGet?: HTTPGetAction;
  /**
   * Not supported.
   *
   * @deprecated
   */
  readonly tcpSocket?: TCPSocketAction;
  /** Wait. */
  readonly sleep?: SleepAction;
}

/** Least, most and default resources of the pods, containers and claims of a namespace. */
export type LimitRange = {
  readonly kind: "LimitRange";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The limits. */
  readonly spec: LimitRangeSpec;
};

export interface LimitRangeItem {
  readonly type: string;
  readonly max?: Readonly<Record<string, Quantity>>;
  readonly min?: Readonly<Record<string, Quantity>>;
  readonly default?: Readonly<Record<string, Quantity>>;
  readonly defaultRequest?: Readonly<Record<string, Quantity>>;
  readonly maxLimitRequestRatio?: Readonly<Record<string, Quantity>>;
}

/** A list of LimitRange objects. */
export interface LimitRangeList {
  readonly kind: "LimitRangeList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly LimitRange[];
}

export interface LimitRangeSpec {
  readonly limits: readonly LimitRangeItem[];
}

export interface LinuxContainerUser {
  readonly uid: number;
  readonly gid: number;
  readonly supplementalGroups?: readonly number[];
}

/** A list of  objects. */
export interface List {
  readonly kind: "List";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly RawExtension[];
}

/** One address of a load balancer. */
export interface LoadBalancerIngress {
  /** Address. */
  readonly ip?: string;
  /** DNS name. */
  readonly hostname?: string;
  /** VIP, the address is kept in the packets, or Proxy, the load balancer puts in the node's. */
  readonly ipMode?: string;
  /** Ports, and what went wrong with each. */
  readonly ports?: readonly PortStatus[];
}

/** Where a load balancer is. */
export interface LoadBalancerStatus {
  /** Its addresses. */
  readonly ingress?: readonly LoadBalancerIngress[];
}

/** Names an object of the same namespace. */
export interface LocalObjectReference {
  /** Its name. */
  readonly name?: string;
}

export interface LocalVolumeSource {
  readonly path: string;
  readonly fsType?: string;
}

export interface ModifyVolumeStatus {
  readonly targetVolumeAttributesClassName?: string;
  readonly status: "Pending" | "InProgress" | "Infeasible";
}

/** A directory of an NFS server. */
export interface NFSVolumeSource {
  /** Host name or address of the server. */
  readonly server: string;
  /** Directory that it exports. */
  readonly path: string;
  /** Whether it is mounted read-only. */
  readonly readOnly?: boolean;
}

/** A space of names for objects, with its own rights and quotas. */
export type Namespace = {
  readonly kind: "Namespace";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What must be done before it can go. */
  readonly spec: NamespaceSpec;
  /** Whether it is in use or going. */
  readonly status: NamespaceStatus;
};

/** One observation about a namespace. */
export interface NamespaceCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When its status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word. */
  readonly reason?: string;
  /** The cause in a sentence. */
  readonly message?: string;
}

/** A list of Namespace objects. */
export interface NamespaceList {
  readonly kind: "NamespaceList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Namespace[];
}

/** What must be done before a namespace can go. */
export interface NamespaceSpec {
  /** Who has something to clean up; the last one gone lets the namespace go. */
  readonly finalizers?: readonly string[];
}

/** Whether a namespace is in use or going. */
export interface NamespaceStatus {
  /** Active or Terminating. */
  readonly phase?: "Active" | "Terminating";
  /** What keeps a namespace from going. */
  readonly conditions?: readonly NamespaceCondition[];
}

/** A machine that runs pods. */
export type Node = {
  readonly kind: "Node";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** How the node is to be used. */
  readonly spec: NodeSpec;
  /** What the node can do and how it is, as its kubelet last told. */
  readonly status: NodeStatus;
};

/** An address or name of a node. */
export interface NodeAddress {
  /** Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS. */
  readonly type: string;
  /** The address or name. */
  readonly address: string;
}

export interface NodeAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}

export interface NodeAllocatableResourceClaimStatus {
  readonly resourceClaimName: string;
  readonly containers?: readonly string[];
  readonly resources: Readonly<Record<string, Quantity>>;
}

/** One observation about a node. */
export interface NodeCondition {
  /** What was observed, such as Ready. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When it was last checked. */
  readonly lastHeartbeatTime?: Time;
  /** When its status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word. */
  readonly reason?: string;
  /** The cause in a sentence. */
  readonly message?: string;
}

export interface NodeConfigSource {
  readonly configMap?: ConfigMapNodeConfigSource;
}

export interface NodeConfigStatus {
  readonly assigned?: NodeConfigSource;
  readonly active?: NodeConfigSource;
  readonly lastKnownGood?: NodeConfigSource;
  readonly error?: string;
}

export interface NodeDaemonEndpoints {
  readonly kubeletEndpoint: DaemonEndpoint;
}

export interface NodeFeatures {
  readonly supplementalGroupsPolicy?: boolean;
}

/** A list of Node objects. */
export interface NodeList {
  readonly kind: "NodeList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Node[];
}

export interface NodeProxyOptions {
  readonly kind: "NodeProxyOptions";
  readonly apiVersion: "v1";
  readonly path?: string;
}

export interface NodeRuntimeHandler {
  readonly name?: string;
  readonly features?: NodeRuntimeHandlerFeatures;
}

export interface NodeRuntimeHandlerFeatures {
  readonly recursiveReadOnlyMounts?: boolean;
  readonly userNamespaces?: boolean;
}

export interface NodeSelector {
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

export interface NodeSelectorRequirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
  readonly values?: readonly string[];
}

export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

/** How a node is to be used. */
export interface NodeSpec {
  /** Range that its pods' addresses are from. */
  readonly podCIDR?: string;
  /** Ranges that its pods' addresses are from, one for each address family. */
  readonly podCIDRs?: readonly string[];
  /** Its identity at the cloud provider. */
  readonly providerID?: string;
  /** While true, no new pods come here (kubectl cordon). */
  readonly unschedulable?: boolean;
  /** What keeps pods away that do not tolerate it. */
  readonly taints?: readonly Taint[];
  /**
   * No longer used.
   *
   * @deprecated
   */
  readonly configSource?: NodeConfigSource;
  /**
   * No longer used.
   *
   * @deprecated
   */
  readonly externalID?: string;
}

/** What a node can do and how it is. */
export interface NodeStatus {
  /** All of its resources. */
  readonly capacity?: Readonly<Record<string, Quantity>>;
  /** Those that pods may have. */
  readonly allocatable?: Readonly<Record<string, Quantity>>;
  /** No longer used. */
  readonly phase?: "Pending" | "Running" | "Terminated";
  /** Ready, MemoryPressure, DiskPressure, PIDPressure and NetworkUnavailable. */
  readonly conditions?: readonly NodeCondition[];
  /** Its addresses and names. */
  readonly addresses?: readonly NodeAddress[];
  /** Ports of its daemons. */
  readonly daemonEndpoints: NodeDaemonEndpoints;
  /** Its identity and versions. */
  readonly nodeInfo: NodeSystemInfo;
  /** Images it has, the largest ones. */
  readonly images?: readonly ContainerImage[];
  /** Attachable volumes that its pods use. */
  readonly volumesInUse?: readonly string[];
  /** Volumes attached to it. */
  readonly volumesAttached?: readonly AttachedVolume[];
  /** No longer used. */
  readonly config?: NodeConfigStatus;
  /** Runtime handlers it has. */
  readonly runtimeHandlers?: readonly NodeRuntimeHandler[];
  /** What its runtime can do. */
  readonly features?: NodeFeatures;
  /** Features that its kubelet declares. */
  readonly declaredFeatures?: readonly string[];
}

export interface NodeSwapStatus {
  readonly capacity?: number;
}

/** Identity and versions of a node. */
export interface NodeSystemInfo {
  /** From /etc/machine-id. */
  readonly machineID: string;
  /** From the firmware. */
  readonly systemUUID: string;
  /** Another one after every boot. */
  readonly bootID: string;
  /** Version of the kernel. */
  readonly kernelVersion: string;
  /** Name of the operating system, such as Debian GNU/Linux 12 (bookworm). */
  readonly osImage: string;
  /** Runtime and its version, such as docker://26.1. */
  readonly containerRuntimeVersion: string;
  /** Version of the kubelet. */
  readonly kubeletVersion: string;
  /**
   * No longer filled in.
   *
   * @deprecated
   */
  readonly kubeProxyVersion: string;
  /** linux or windows. */
  readonly operatingSystem: string;
  /** Such as amd64 or arm64. */
  readonly architecture: string;
  /** How much swap it has. */
  readonly swap?: NodeSwapStatus;
}

/** A field of the pod. */
export interface ObjectFieldSelector {
  /** Version in which the path is written. Defaults to v1. */
  readonly apiVersion?: string;
  /** The field, such as metadata.labels['app']. */
  readonly fieldPath: string;
}

/** Names an object, or a part of it. */
export interface ObjectReference {
  /** Kind of the object. */
  readonly kind?: string;
  /** Its namespace. */
  readonly namespace?: string;
  /** Its name. */
  readonly name?: string;
  /** Its identity. */
  readonly uid?: string;
  /** Group and version of its kind. */
  readonly apiVersion?: string;
  /** Its version. */
  readonly resourceVersion?: string;
  /** A part of it, such as spec.containers{web}. */
  readonly fieldPath?: string;
}

/** Storage of the cluster, for one claim at a time. */
export type PersistentVolume = {
  readonly kind: "PersistentVolume";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Where the storage is and who may have it. */
  readonly spec: PersistentVolumeSpec;
  /** Whether it is in use. */
  readonly status: PersistentVolumeStatus;
};

/** Asks for storage, and is then bound to a volume. */
export type PersistentVolumeClaim = {
  readonly kind: "PersistentVolumeClaim";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is asked for. */
  readonly spec: PersistentVolumeClaimSpec;
  /** What was given. */
  readonly status: PersistentVolumeClaimStatus;
};

/** One observation about the state of the object. */
export interface PersistentVolumeClaimCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  readonly lastProbeTime?: Time;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of PersistentVolumeClaim objects. */
export interface PersistentVolumeClaimList {
  readonly kind: "PersistentVolumeClaimList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PersistentVolumeClaim[];
}

/** What storage is asked for. */
export interface PersistentVolumeClaimSpec {
  /** How it will be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod. */
  readonly accessModes?: readonly ("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[];
  /** Labels of the volumes that would do. */
  readonly selector?: LabelSelector;
  /** How much storage; it may grow where the storage class allows it. */
  readonly resources: VolumeResourceRequirements;
  /** Volume that the claim is bound to. */
  readonly volumeName?: string;
  /** Storage class that makes the volume. Left out, the default one; empty, none. */
  readonly storageClassName?: string;
  /** Filesystem or Block. Defaults to Filesystem. */
  readonly volumeMode?: "Block" | "Filesystem";
  /** Claim or snapshot whose contents the new volume begins with. */
  readonly dataSource?: TypedLocalObjectReference;
  /** As dataSource, for objects of any kind. */
  readonly dataSourceRef?: TypedObjectReference;
  /** Class of attributes, such as speed, that may be changed later. */
  readonly volumeAttributesClassName?: string;
}

/** What a claim was given. */
export interface PersistentVolumeClaimStatus {
  /** Pending, Bound or Lost. */
  readonly phase?: "Pending" | "Bound" | "Lost";
  /** How the volume can be mounted. */
  readonly accessModes?: readonly ("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[];
  /** Size of the volume. */
  readonly capacity?: Readonly<Record<string, Quantity>>;
  /** Observations, such as Resizing. */
  readonly conditions?: readonly PersistentVolumeClaimCondition[];
  /** Size that a growing volume is to have. */
  readonly allocatedResources?: Readonly<Record<string, Quantity>>;
  /** How far the growing has come. */
  readonly allocatedResourceStatuses?: Readonly<Record<string, string>>;
  /** Class of attributes in force. */
  readonly currentVolumeAttributesClassName?: string;
  /** How far a change of that class has come. */
  readonly modifyVolumeStatus?: ModifyVolumeStatus;
}

export interface PersistentVolumeClaimTemplate {
  readonly metadata: ObjectMeta;
  readonly spec: PersistentVolumeClaimSpec;
}

/** The volume that a claim is bound to. */
export interface PersistentVolumeClaimVolumeSource {
  /** Name of the claim in the pod's namespace. */
  readonly claimName: string;
  /** Whether every mount of it is read-only. */
  readonly readOnly?: boolean;
}

/** A list of PersistentVolume objects. */
export interface PersistentVolumeList {
  readonly kind: "PersistentVolumeList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PersistentVolume[];
}

export interface PersistentVolumeSource {
  /** @deprecated */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** @deprecated */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly hostPath?: HostPathVolumeSource;
  /** @deprecated */
  readonly glusterfs?: GlusterfsPersistentVolumeSource;
  readonly nfs?: NFSVolumeSource;
  /** @deprecated */
  readonly rbd?: RBDPersistentVolumeSource;
  readonly iscsi?: ISCSIPersistentVolumeSource;
  /** @deprecated */
  readonly cinder?: CinderPersistentVolumeSource;
  /** @deprecated */
  readonly cephfs?: CephFSPersistentVolumeSource;
  readonly fc?: FCVolumeSource;
  /** @deprecated */
  readonly flocker?: FlockerVolumeSource;
  /** @deprecated */
  readonly flexVolume?: FlexPersistentVolumeSource;
  /** @deprecated */
  readonly azureFile?: AzureFilePersistentVolumeSource;
  /** @deprecated */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /** @deprecated */
  readonly quobyte?: QuobyteVolumeSource;
  /** @deprecated */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** @deprecated */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** @deprecated */
  readonly portworxVolume?: PortworxVolumeSource;
  /** @deprecated */
  readonly scaleIO?: ScaleIOPersistentVolumeSource;
  readonly local?: LocalVolumeSource;
  /** @deprecated */
  readonly storageos?: StorageOSPersistentVolumeSource;
  readonly csi?: CSIPersistentVolumeSource;
}

export interface PersistentVolumeSpec extends PersistentVolumeSource {
  readonly capacity?: Readonly<Record<string, Quantity>>;
  readonly accessModes?: readonly ("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[];
  readonly claimRef?: ObjectReference;
  readonly persistentVolumeReclaimPolicy?: "Recycle" | "Delete" | "Retain";
  readonly storageClassName?: string;
  readonly mountOptions?: readonly string[];
  readonly volumeMode?: "Block" | "Filesystem";
  readonly nodeAffinity?: VolumeNodeAffinity;
  readonly volumeAttributesClassName?: string;
}

export interface PersistentVolumeStatus {
  readonly phase?: "Pending" | "Available" | "Bound" | "Released" | "Failed";
  readonly message?: string;
  readonly reason?: string;
  readonly lastPhaseTransitionTime?: Time;
}

export interface PhotonPersistentDiskVolumeSource {
  readonly pdID: string;
  readonly fsType?: string;
}

/** Containers that run together on one node, with one network address. */
export type Pod = {
  readonly kind: "Pod";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is to run. */
  readonly spec: PodSpec;
  /** What is running, as the node's kubelet last saw it. */
  readonly status: PodStatus;
};

export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly topologyKey: string;
  readonly namespaceSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

export interface PodAntiAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

export interface PodAttachOptions {
  readonly kind: "PodAttachOptions";
  readonly apiVersion: "v1";
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly tty?: boolean;
  readonly container?: string;
}

export interface PodCertificateProjection {
  readonly signerName: string;
  readonly keyType: string;
  readonly maxExpirationSeconds?: number;
  readonly credentialBundlePath?: string;
  readonly keyPath?: string;
  readonly certificateChainPath?: string;
  readonly userAnnotations?: Readonly<Record<string, string>>;
}

/** One observation about a pod. */
export interface PodCondition {
  /** What was observed, such as Ready. */
  readonly type: string;
  /** Generation of the pod that was looked at. */
  readonly observedGeneration?: number;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the condition was last checked. */
  readonly lastProbeTime?: Time;
  /** When its status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word. */
  readonly reason?: string;
  /** The cause in a sentence. */
  readonly message?: string;
}

export interface PodDNSConfig {
  readonly nameservers?: readonly string[];
  readonly searches?: readonly string[];
  readonly options?: readonly PodDNSConfigOption[];
}

export interface PodDNSConfigOption {
  readonly name?: string;
  readonly value?: string;
}

export interface PodExecOptions {
  readonly kind: "PodExecOptions";
  readonly apiVersion: "v1";
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly tty?: boolean;
  readonly container?: string;
  readonly command: readonly string[];
}

export interface PodExtendedResourceClaimStatus {
  readonly requestMappings: readonly ContainerExtendedResourceRequest[];
  readonly resourceClaimName: string;
}

/** One address of a pod. */
export interface PodIP {
  /** The address. */
  readonly ip: string;
}

/** A list of Pod objects. */
export interface PodList {
  readonly kind: "PodList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Pod[];
}

export interface PodLogOptions {
  readonly kind: "PodLogOptions";
  readonly apiVersion: "v1";
  readonly container?: string;
  readonly follow?: boolean;
  readonly previous?: boolean;
  readonly sinceSeconds?: number;
  readonly sinceTime?: Time;
  readonly timestamps?: boolean;
  readonly tailLines?: number;
  readonly limitBytes?: number;
  readonly insecureSkipTLSVerifyBackend?: boolean;
  readonly stream?: string;
}

export interface PodOS {
  readonly name: string;
}

export interface PodPortForwardOptions {
  readonly kind: "PodPortForwardOptions";
  readonly apiVersion: "v1";
  readonly ports?: readonly number[];
}

export interface PodProxyOptions {
  readonly kind: "PodProxyOptions";
  readonly apiVersion: "v1";
  readonly path?: string;
}

export interface PodReadinessGate {
  readonly conditionType: string;
}

export interface PodResourceClaim {
  readonly name: string;
  readonly resourceClaimName?: string;
  readonly resourceClaimTemplateName?: string;
}

export interface PodResourceClaimStatus {
  readonly name: string;
  readonly resourceClaimName?: string;
}

export interface PodSchedulingGate {
  readonly name: string;
}

export interface PodSchedulingGroup {
  readonly podGroupName?: string;
}

/** Users, groups and restrictions for all containers of a pod. */
export interface PodSecurityContext {
  /** SELinux context of the containers. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Settings for Windows. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
  /** User the processes run as. Defaults to the image's. */
  readonly runAsUser?: number;
  /** Group the processes run as. */
  readonly runAsGroup?: number;
  /** Refuse to start a container that would run as root. */
  readonly runAsNonRoot?: boolean;
  /** More groups of the processes. */
  readonly supplementalGroups?: readonly number[];
  /** Merge with the groups that the image gives the user, or Strict without them. */
  readonly supplementalGroupsPolicy?: "Merge" | "Strict";
  /** Group that owns the pod's volumes and that the processes are in. */
  readonly fsGroup?: number;
  /** Kernel parameters of the pod. */
  readonly sysctls?: readonly Sysctl[];
  /** Whether volumes that have the right group already are left alone: OnRootMismatch or Always. */
  readonly fsGroupChangePolicy?: "OnRootMismatch" | "Always";
  /** Which system calls are allowed. */
  readonly seccompProfile?: SeccompProfile;
  /** AppArmor profile of the containers. */
  readonly appArmorProfile?: AppArmorProfile;
  /** How volumes get their SELinux label: MountOption or Recursive. */
  readonly seLinuxChangePolicy?: string;
}

export interface PodSignature {
  readonly podController?: OwnerReference;
}

/** What a pod is to run, where and how. */
export interface PodSpec {
  /** Volumes that the pod's containers may mount. */
  readonly volumes?: readonly Volume[];
  /** Containers that run before the others, one after the other, each to success; one whose restartPolicy is Always stays as a sidecar. */
  readonly initContainers?: readonly Container[];
  /** The containers, at least one. None can be added or removed later. */
  readonly containers: readonly Container[];
  /** Containers added to a running pod to look into it, through the ephemeralcontainers subresource. */
  readonly ephemeralContainers?: readonly EphemeralContainer[];
  /** When a container that ended is started again: Always, OnFailure or Never. Defaults to Always. */
  readonly restartPolicy?: "Always" | "OnFailure" | "Never";
  /** Seconds between asking the processes to end and killing them. Defaults to 30. */
  readonly terminationGracePeriodSeconds?: number;
  /** Seconds after its start when the pod is ended as failed. */
  readonly activeDeadlineSeconds?: number;
  /** Where names are looked up: ClusterFirst, ClusterFirstWithHostNet, Default (as the node does) or None (as dnsConfig says). Defaults to ClusterFirst. */
  readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
  /** Labels that the node must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Service account that the pod runs as. Defaults to default. */
  readonly serviceAccountName?: string;
  /**
   * Old name of serviceAccountName.
   *
   * @deprecated
   */
  readonly serviceAccount?: string;
  /** Whether the service account's token is mounted. */
  readonly automountServiceAccountToken?: boolean;
  /** Node that the pod runs on. Set by the scheduler; set by hand, it bypasses the scheduler. */
  readonly nodeName?: string;
  /** Use the node's network instead of an own one. */
  readonly hostNetwork?: boolean;
  /** See the node's processes. */
  readonly hostPID?: boolean;
  /** Share the node's inter-process communication. */
  readonly hostIPC?: boolean;
  /** Let the pod's containers see each other's processes. */
  readonly shareProcessNamespace?: boolean;
  /** Users, groups and restrictions for all containers; a container's own settings win. */
  readonly securityContext?: PodSecurityContext;
  /** Secrets with credentials for the images' registries. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Host name inside the pod. Defaults to the pod's name. */
  readonly hostname?: string;
  /** With hostname and a headless service of this name, the pod gets its own DNS name. */
  readonly subdomain?: string;
  /** Which nodes and which neighbours the pod wants or avoids. */
  readonly affinity?: Affinity;
  /** Scheduler that places the pod. Defaults to default-scheduler. */
  readonly schedulerName?: string;
  /** Taints of nodes that do not keep the pod away. */
  readonly tolerations?: readonly Toleration[];
  /** Lines added to /etc/hosts. */
  readonly hostAliases?: readonly HostAlias[];
  /** Priority class, which gives the pod its priority. */
  readonly priorityClassName?: string;
  /** Higher comes first, and may displace lower. Filled in from the priority class. */
  readonly priority?: number;
  /** Name servers, search domains and resolver options, added to those of dnsPolicy. */
  readonly dnsConfig?: PodDNSConfig;
  /** Conditions, set by others, that must be True for the pod to be ready. */
  readonly readinessGates?: readonly PodReadinessGate[];
  /** Runtime class that the containers run with. */
  readonly runtimeClassName?: string;
  /** Whether the namespace's services are told in environment variables. Defaults to true. */
  readonly enableServiceLinks?: boolean;
  /** Whether the pod may displace pods of lower priority: PreemptLowerPriority or Never. */
  readonly preemptionPolicy?: "PreemptLowerPriority" | "Never";
  /** What the runtime itself needs beside the containers. Filled in from the runtime class. */
  readonly overhead?: Readonly<Record<string, Quantity>>;
  /** How evenly pods like this one are spread over zones, nodes and the like. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Make the kernel's host name the full domain name. */
  readonly setHostnameAsFQDN?: boolean;
  /** Operating system that the containers are for. */
  readonly os?: PodOS;
  /** False to run in a user namespace of the pod's own. Defaults to true. */
  readonly hostUsers?: boolean;
  /** Names of what the pod still waits for; it is not scheduled until the list is empty. */
  readonly schedulingGates?: readonly PodSchedulingGate[];
  /** Resource claims that containers of the pod may use. */
  readonly resourceClaims?: readonly PodResourceClaim[];
  /** What the pod needs as a whole, beside what its containers say. */
  readonly resources?: ResourceRequirements;
  /** Host name inside the pod, whatever hostname and subdomain say. */
  readonly hostnameOverride?: string;
  readonly schedulingGroup?: PodSchedulingGroup;
}

/** What is running, as the node's kubelet last saw it. */
export interface PodStatus {
  /** Generation that the kubelet has acted on. */
  readonly observedGeneration?: number;
  /** Pending, Running, Succeeded, Failed or Unknown. */
  readonly phase?: "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";
  /** PodScheduled, Initialized, ContainersReady, Ready and others. */
  readonly conditions?: readonly PodCondition[];
  /** Why the pod is in this state, in a sentence. */
  readonly message?: string;
  /** Why the pod is in this state, in one word, such as Evicted. */
  readonly reason?: string;
  /** Node where others are being displaced to make room for this pod. */
  readonly nominatedNodeName?: string;
  /** Address of the node. */
  readonly hostIP?: string;
  /** Addresses of the node, one for each address family. */
  readonly hostIPs?: readonly HostIP[];
  /** Address of the pod. */
  readonly podIP?: string;
  /** Addresses of the pod, one for each address family. */
  readonly podIPs?: readonly PodIP[];
  /** When the kubelet first saw the pod. */
  readonly startTime?: Time;
  /** State of the init containers. */
  readonly initContainerStatuses?: readonly ContainerStatus[];
  /** State of the containers. */
  readonly containerStatuses?: readonly ContainerStatus[];
  /** Guaranteed, Burstable or BestEffort, by requests and limits; who goes last when memory runs out. */
  readonly qosClass?: "Guaranteed" | "Burstable" | "BestEffort";
  /** State of the ephemeral containers. */
  readonly ephemeralContainerStatuses?: readonly ContainerStatus[];
  /**
   * Use the conditions instead. How far a change of the resources has come.
   *
   * @deprecated
   */
  readonly resize?: string;
  /** State of the resource claims. */
  readonly resourceClaimStatuses?: readonly PodResourceClaimStatus[];
  readonly extendedResourceClaimStatus?: PodExtendedResourceClaimStatus;
  readonly allocatedResources?: Readonly<Record<string, Quantity>>;
  readonly resources?: ResourceRequirements;
  readonly nodeAllocatableResourceClaimStatuses?: readonly NodeAllocatableResourceClaimStatus[];
}

export interface PodStatusResult {
  readonly kind: "PodStatusResult";
  readonly apiVersion: "v1";
  readonly metadata: ObjectMeta;
  readonly status: PodStatus;
}

/** A stored template of pods. */
export type PodTemplate = {
  readonly kind: "PodTemplate";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What the pods look like. */
  readonly template: PodTemplateSpec;
};

/** A list of PodTemplate objects. */
export interface PodTemplateList {
  readonly kind: "PodTemplateList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PodTemplate[];
}

/** What the pods of a controller look like. */
export interface PodTemplateSpec {
  /** Labels and annotations of the pods. */
  readonly metadata: ObjectMeta;
  /** What the pods run. */
  readonly spec: PodSpec;
}

export interface PortStatus {
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly error?: string;
}

export interface PortworxVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
}

export interface Preconditions {
  readonly uid?: string;
}

export interface PreferAvoidPodsEntry {
  readonly podSignature: PodSignature;
  readonly evictionTime?: Time;
  readonly reason?: string;
  readonly message?: string;
}

export interface PreferredSchedulingTerm {
  readonly weight: number;
  readonly preference: NodeSelectorTerm;
}

/** A check that the kubelet makes again and again. Exactly one of exec, httpGet, tcpSocket and grpc. */
export interface Probe extends ProbeHandler {
  /** Seconds after the start before the first check. */
  readonly initialDelaySeconds?: number;
  /** Seconds after which a check without answer has failed. Defaults to 1. */
  readonly timeoutSeconds?: number;
  /** Seconds between checks. Defaults to 10. */
  readonly periodSeconds?: number;
  /** Successes in a row after which a failed check counts as passed. Defaults to 1. */
  readonly successThreshold?: number;
  /** Failures in a row after which the check counts as failed. Defaults to 3. */
  readonly failureThreshold?: number;
  /** Seconds the container gets to end when this check failed, instead of the pod's. */
  readonly terminationGracePeriodSeconds?: number;
}

/** What a probe does. */
export interface ProbeHandler {
  /** Run a command in the container; exit code 0 is success. */
  readonly exec?: ExecAction;
  /** Ask by HTTP; a status from 200 to 399 is success. */
  readonly httpGet?: HTTPGetAction;
  /** Open a connection; that it opens is success. */
  readonly tcpSocket?: TCPSocketAction;
  /** Ask the gRPC health service. */
  readonly grpc?: GRPCAction;
}

/** Several sources in one directory. */
export interface ProjectedVolumeSource {
  /** The sources. */
  readonly sources?: readonly VolumeProjection[];
  /** Permission bits of the files. Defaults to 0644. */
  readonly defaultMode?: number;
}

export interface QuobyteVolumeSource {
  readonly registry: string;
  readonly volume: string;
  readonly readOnly?: boolean;
  readonly user?: string;
  readonly group?: string;
  readonly tenant?: string;
}

export interface RBDPersistentVolumeSource {
  readonly monitors: readonly string[];
  readonly image: string;
  readonly fsType?: string;
  readonly pool?: string;
  readonly user?: string;
  readonly keyring?: string;
  readonly secretRef?: SecretReference;
  readonly readOnly?: boolean;
}

export interface RBDVolumeSource {
  readonly monitors: readonly string[];
  readonly image: string;
  readonly fsType?: string;
  readonly pool?: string;
  readonly user?: string;
  readonly keyring?: string;
  readonly secretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
}

export interface RangeAllocation {
  readonly kind: "RangeAllocation";
  readonly apiVersion: "v1";
  readonly metadata: ObjectMeta;
  readonly range: string;
  readonly data: string;
}

/** Keeps a number of equal pods running. ReplicaSet and Deployment are its successors. */
export type ReplicationController = {
  readonly kind: "ReplicationController";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ReplicationControllerSpec;
  /** What is, as the controller last saw it. */
  readonly status: ReplicationControllerStatus;
};

/** One observation about the state of the object. */
export interface ReplicationControllerCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of ReplicationController objects. */
export interface ReplicationControllerList {
  readonly kind: "ReplicationControllerList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ReplicationController[];
}

export interface ReplicationControllerSpec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly selector?: Readonly<Record<string, string>>;
  readonly template?: PodTemplateSpec;
}

export interface ReplicationControllerStatus {
  readonly replicas: number;
  readonly fullyLabeledReplicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly observedGeneration?: number;
  readonly conditions?: readonly ReplicationControllerCondition[];
}

export interface ResourceClaim {
  readonly name: string;
  readonly request?: string;
}

/** A request or limit of a container. */
export interface ResourceFieldSelector {
  /** The container; in environment variables, by default, the own one. */
  readonly containerName?: string;
  /** The resource, such as limits.cpu. */
  readonly resource: string;
  /** Unit in which the value is written. Defaults to 1. */
  readonly divisor?: Quantity;
}

export interface ResourceHealth {
  readonly resourceID: string;
  readonly health?: string;
  readonly message?: string;
}

/** How much a namespace may have in all. */
export type ResourceQuota = {
  readonly kind: "ResourceQuota";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The quota. */
  readonly spec: ResourceQuotaSpec;
  /** The quota and what is used of it. */
  readonly status: ResourceQuotaStatus;
};

/** A list of ResourceQuota objects. */
export interface ResourceQuotaList {
  readonly kind: "ResourceQuotaList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ResourceQuota[];
}

export interface ResourceQuotaSpec {
  readonly hard?: Readonly<Record<string, Quantity>>;
  readonly scopes?: readonly ("Terminating" | "NotTerminating" | "BestEffort" | "NotBestEffort" | "PriorityClass" | "CrossNamespacePodAffinity" | "VolumeAttributesClass")[];
  readonly scopeSelector?: ScopeSelector;
}

export interface ResourceQuotaStatus {
  readonly hard?: Readonly<Record<string, Quantity>>;
  readonly used?: Readonly<Record<string, Quantity>>;
}

/** What a container needs and how much it may use. */
export interface ResourceRequirements {
  /** The most it may use, by resource: cpu, memory, ephemeral-storage and others. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** What is set aside for it on the node. Defaults to the limits. */
  readonly requests?: Readonly<Record<string, Quantity>>;
  /** Resource claims of the pod that the container uses. */
  readonly claims?: readonly ResourceClaim[];
}

export interface ResourceStatus {
  readonly name: string;
  readonly resources?: readonly ResourceHealth[];
}

export interface SELinuxOptions {
  readonly user?: string;
  readonly role?: string;
  readonly type?: string;
  readonly level?: string;
}

export interface ScaleIOPersistentVolumeSource {
  readonly gateway: string;
  readonly system: string;
  readonly secretRef: SecretReference;
  readonly sslEnabled?: boolean;
  readonly protectionDomain?: string;
  readonly storagePool?: string;
  readonly storageMode?: string;
  readonly volumeName?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
}

export interface ScaleIOVolumeSource {
  readonly gateway: string;
  readonly system: string;
  readonly secretRef: LocalObjectReference;
  readonly sslEnabled?: boolean;
  readonly protectionDomain?: string;
  readonly storagePool?: string;
  readonly storageMode?: string;
  readonly volumeName?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
}

export interface ScopeSelector {
  readonly matchExpressions?: readonly ScopedResourceSelectorRequirement[];
}

export interface ScopedResourceSelectorRequirement {
  readonly scopeName: "Terminating" | "NotTerminating" | "BestEffort" | "NotBestEffort" | "PriorityClass" | "CrossNamespacePodAffinity" | "VolumeAttributesClass";
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values?: readonly string[];
}

export interface SeccompProfile {
  readonly type: "Unconfined" | "RuntimeDefault" | "Localhost";
  readonly localhostProfile?: string;
}

/** Confidential data for pods: keys and values. */
export type Secret = {
  readonly kind: "Secret";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** While true, nothing but the metadata can be changed, and true cannot be taken back. */
  readonly immutable?: boolean;
  /** Bytes by key. */
  readonly data?: Readonly<Record<string, string>>;
  /** Texts by key, merged into data when written and never read back. */
  readonly stringData?: Readonly<Record<string, string>>;
  /** What the secret is for, which tells which keys it must have. Defaults to Opaque. Cannot be changed. */
  readonly type?: string;
};

/** A secret whose keys become variables. */
export interface SecretEnvSource extends LocalObjectReference {
  /** Whether the secret may be missing. */
  readonly optional?: boolean;
}

/** A key of a secret. */
export interface SecretKeySelector extends LocalObjectReference {
  /** The key. */
  readonly key: string;
  /** Whether the secret, or the key in it, may be missing. */
  readonly optional?: boolean;
}

/** A list of Secret objects. */
export interface SecretList {
  readonly kind: "SecretList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Secret[];
}

export interface SecretProjection extends LocalObjectReference {
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
}

export interface SecretReference {
  readonly name?: string;
  readonly namespace?: string;
}

/** The keys of a secret as files. */
export interface SecretVolumeSource {
  /** Name of the secret. */
  readonly secretName?: string;
  /** Only these keys, under these paths. Left out, all of them under their own names. */
  readonly items?: readonly KeyToPath[];
  /** Permission bits of the files. Defaults to 0644. */
  readonly defaultMode?: number;
  /** Whether the secret, or a key in it, may be missing. */
  readonly optional?: boolean;
}

/** User, capabilities and restrictions of a container. */
export interface SecurityContext {
  /** Capabilities added and dropped. */
  readonly capabilities?: Capabilities;
  /** Give the container nearly all that root has on the node. Defaults to false. */
  readonly privileged?: boolean;
  /** SELinux context of the container. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Settings for Windows. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
  /** User the process runs as. Defaults to the image's. */
  readonly runAsUser?: number;
  /** Group the process runs as. */
  readonly runAsGroup?: number;
  /** Refuse to start if it would run as root. */
  readonly runAsNonRoot?: boolean;
  /** Whether the container's own files cannot be changed. */
  readonly readOnlyRootFilesystem?: boolean;
  /** Whether a process may gain more rights than its parent. */
  readonly allowPrivilegeEscalation?: boolean;
  /** How /proc is mounted: Default, with parts masked, or Unmasked. */
  readonly procMount?: "Default" | "Unmasked";
  /** Which system calls are allowed. */
  readonly seccompProfile?: SeccompProfile;
  /** AppArmor profile of the container. */
  readonly appArmorProfile?: AppArmorProfile;
}

export interface SerializedReference {
  readonly kind: "SerializedReference";
  readonly apiVersion: "v1";
  readonly reference: ObjectReference;
}

/** One lasting name and address for a changing set of pods. */
export type Service = {
  readonly kind: "Service";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Which pods, and how they are reached. */
  readonly spec: ServiceSpec;
  /** Where the load balancer is. */
  readonly status: ServiceStatus;
};

/** An identity for the processes of pods. */
export type ServiceAccount = {
  readonly kind: "ServiceAccount";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Secrets that pods of this account may use, where that is enforced. */
  readonly secrets?: readonly ObjectReference[];
  /** Secrets with registry credentials, given to pods of this account. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Whether pods of this account get its token mounted; a pod's own setting wins. */
  readonly automountServiceAccountToken?: boolean;
};

/** A list of ServiceAccount objects. */
export interface ServiceAccountList {
  readonly kind: "ServiceAccountList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ServiceAccount[];
}

/** A token of the pod's service account. */
export interface ServiceAccountTokenProjection {
  /** For whom the token is meant. Defaults to the API server. */
  readonly audience?: string;
  /** Seconds the token is good for; it is renewed before. Defaults to 3600. */
  readonly expirationSeconds?: number;
  /** Path of the file in the volume. */
  readonly path: string;
}

/** A list of Service objects. */
export interface ServiceList {
  readonly kind: "ServiceList";
  readonly apiVersion: "v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Service[];
}

/** One port of a service. */
export interface ServicePort {
  /** A DNS label, unique in the service. May be left out where there is one port only. */
  readonly name?: string;
  /** TCP, UDP or SCTP. Defaults to TCP. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** Protocol above that, such as kubernetes.io/h2c; a hint for proxies. */
  readonly appProtocol?: string;
  /** Number that clients use. */
  readonly port: number;
  /** Number, or name, of the pods' port. Defaults to port. */
  readonly targetPort?: IntOrString;
  /** Port of every node that leads here; given by the server where the type needs one. */
  readonly nodePort?: number;
}

export interface ServiceProxyOptions {
  readonly kind: "ServiceProxyOptions";
  readonly apiVersion: "v1";
  readonly path?: string;
}

/** Which pods a service stands for, and how they are reached. */
export interface ServiceSpec {
  /** Ports of the service. Needed by all but headless and ExternalName services. */
  readonly ports?: readonly ServicePort[];
  /** Labels of the pods that traffic goes to. Left out, somebody else keeps the endpoints. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Address inside the cluster; empty to be given one, None for a headless service. Cannot be changed. */
  readonly clusterIP?: string;
  /** Addresses inside the cluster, at most one for each address family; the first is clusterIP. */
  readonly clusterIPs?: readonly string[];
  /** ClusterIP, NodePort, LoadBalancer or ExternalName. Defaults to ClusterIP. */
  readonly type?: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** More addresses, led to the nodes by others, on which traffic is accepted. */
  readonly externalIPs?: readonly string[];
  /** ClientIP sends a client always to the same pod, None does not. Defaults to None. */
  readonly sessionAffinity?: "ClientIP" | "None";
  /**
   * Address to ask the load balancer for. Not every one of them listens.
   *
   * @deprecated
   */
  readonly loadBalancerIP?: string;
  /** From which addresses the load balancer is reached. Left out, from all. */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** DNS name that an ExternalName service is an alias of. */
  readonly externalName?: string;
  /** Traffic from outside goes to all pods (Cluster), or only to those of the node it came to (Local), which keeps the client's address. Defaults to Cluster. */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  /** Port on which load balancers ask whether a node has pods; only with LoadBalancer and Local. */
  readonly healthCheckNodePort?: number;
  /** Whether pods that are not ready have DNS names and endpoints. */
  readonly publishNotReadyAddresses?: boolean;
  /** Details of sessionAffinity. */
  readonly sessionAffinityConfig?: SessionAffinityConfig;
  /** Address families of the service, IPv4 and IPv6. */
  readonly ipFamilies?: readonly ("IPv4" | "IPv6" | "")[];
  /** SingleStack, PreferDualStack or RequireDualStack. Defaults to SingleStack. */
  readonly ipFamilyPolicy?: "SingleStack" | "PreferDualStack" | "RequireDualStack";
  /** Whether a load balancer's ports get node ports too. Defaults to true. */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /** Which implementation provides the load balancer. Cannot be changed once set. */
  readonly loadBalancerClass?: string;
  /** Traffic from inside goes to all pods (Cluster), or only to those of the same node (Local). Defaults to Cluster. */
  readonly internalTrafficPolicy?: "Cluster" | "Local";
  /** Which pods are preferred: those of the same zone or of the same node. Left out, none. */
  readonly trafficDistribution?: string;
}

/** What is known of a service's load balancer. */
export interface ServiceStatus {
  /** Where it is. */
  readonly loadBalancer: LoadBalancerStatus;
  /** Observations about the service. */
  readonly conditions?: readonly Condition[];
}

export interface SessionAffinityConfig {
  readonly clientIP?: ClientIPConfig;
}

/** A wait. */
export interface SleepAction {
  /** How long. */
  readonly seconds: number;
}

export interface StorageOSPersistentVolumeSource {
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: ObjectReference;
}

export interface StorageOSVolumeSource {
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface Sysctl {
  readonly name: string;
  readonly value: string;
}

/** A connection to a port. */
export interface TCPSocketAction {
  /** Number or name of the port. */
  readonly port: IntOrString;
  /** Host to connect to. Defaults to the pod's address. */
  readonly host?: string;
}

/** Keeps pods away from a node, unless they tolerate it. */
export interface Taint {
  /** Its key. */
  readonly key: string;
  /** Its value. */
  readonly value?: string;
  /** NoSchedule, PreferNoSchedule or NoExecute, which also ends pods that are there. */
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /** When a NoExecute taint was added. */
  readonly timeAdded?: Time;
}

/** Lets a pod onto nodes with a matching taint. */
export interface Toleration {
  /** Key of the taint; empty, with Exists, matches every taint. */
  readonly key?: string;
  /** How value is compared: Equal, Exists, Lt or Gt. Defaults to Equal. */
  readonly operator?: "Exists" | "Equal" | "Lt" | "Gt";
  /** Value of the taint; empty with Exists. */
  readonly value?: string;
  /** Effect of the taint; empty matches every effect. */
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /** Seconds the pod may stay once a NoExecute taint appears. Left out, for ever. */
  readonly tolerationSeconds?: number;
}

export interface TopologySelectorLabelRequirement {
  readonly key: string;
  readonly values: readonly string[];
}

export interface TopologySelectorTerm {
  readonly matchLabelExpressions?: readonly TopologySelectorLabelRequirement[];
}

export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  readonly labelSelector?: LabelSelector;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: "Ignore" | "Honor";
  readonly nodeTaintsPolicy?: "Ignore" | "Honor";
  readonly matchLabelKeys?: readonly string[];
}

export interface TypedLocalObjectReference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
}

export interface TypedObjectReference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A volume of a pod: a name, and exactly one source. */
export interface Volume extends VolumeSource {
  /** Unique in the pod, a DNS label. */
  readonly name: string;
}

/** Where a block device appears in a container. */
export interface VolumeDevice {
  /** Name of a volume of the pod that is a claim. */
  readonly name: string;
  /** Path of the device in the container. */
  readonly devicePath: string;
}

/** Where a volume is mounted in a container. */
export interface VolumeMount {
  /** Name of the volume in the pod. */
  readonly name: string;
  /** Whether writing is refused. Defaults to false. */
  readonly readOnly?: boolean;
  /** Whether mounts below it are read-only too: Disabled, IfPossible or Enabled. */
  readonly recursiveReadOnly?: string;
  /** Directory in the container. */
  readonly mountPath: string;
  /** Part of the volume to mount instead of its root. */
  readonly subPath?: string;
  /** Whether later mounts are seen: None, HostToContainer or Bidirectional. */
  readonly mountPropagation?: "None" | "HostToContainer" | "Bidirectional";
  /** As subPath, with $(VAR) replaced by variables of the container. */
  readonly subPathExpr?: string;
}

export interface VolumeMountStatus {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  readonly recursiveReadOnly?: string;
  readonly volumeStatus?: VolumeStatus;
}

export interface VolumeNodeAffinity {
  readonly required?: NodeSelector;
}

/** One source of a projected volume: exactly one of these. */
export interface VolumeProjection {
  /** Keys of a secret. */
  readonly secret?: SecretProjection;
  /** Fields of the pod. */
  readonly downwardAPI?: DownwardAPIProjection;
  /** Keys of a config map. */
  readonly configMap?: ConfigMapProjection;
  /** A token of the pod's service account, kept fresh. */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
  /** Certificates of a cluster trust bundle. */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  /** A certificate of the pod's own, kept fresh. */
  readonly podCertificate?: PodCertificateProjection;
}

export interface VolumeResourceRequirements {
  readonly limits?: Readonly<Record<string, Quantity>>;
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Where a volume comes from: exactly one of these. */
export interface VolumeSource {
  /** A file or directory of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** A directory that is empty at the pod's start and goes with the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** @deprecated */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** @deprecated */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** @deprecated */
  readonly gitRepo?: GitRepoVolumeSource;
  /** The keys of a secret as files. */
  readonly secret?: SecretVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  /** An iSCSI disk. */
  readonly iscsi?: ISCSIVolumeSource;
  /** @deprecated */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** The volume that a claim of the namespace is bound to. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** @deprecated */
  readonly rbd?: RBDVolumeSource;
  /** @deprecated */
  readonly flexVolume?: FlexVolumeSource;
  /** @deprecated */
  readonly cinder?: CinderVolumeSource;
  /** @deprecated */
  readonly cephfs?: CephFSVolumeSource;
  /** @deprecated */
  readonly flocker?: FlockerVolumeSource;
  /** Fields of the pod as files. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** A Fibre Channel disk. */
  readonly fc?: FCVolumeSource;
  /** @deprecated */
  readonly azureFile?: AzureFileVolumeSource;
  /** The keys of a config map as files. */
  readonly configMap?: ConfigMapVolumeSource;
  /** @deprecated */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /** @deprecated */
  readonly quobyte?: QuobyteVolumeSource;
  /** @deprecated */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** @deprecated */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  /** @deprecated */
  readonly portworxVolume?: PortworxVolumeSource;
  /** @deprecated */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** @deprecated */
  readonly storageos?: StorageOSVolumeSource;
  /** A volume of a CSI driver that lives as long as the pod. */
  readonly csi?: CSIVolumeSource;
  /** A claim that is made with the pod and goes with it. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** The contents of an OCI image or artifact. */
  readonly image?: ImageVolumeSource;
}

export interface VolumeStatus {
  readonly image?: ImageVolumeStatus;
}

export interface VsphereVirtualDiskVolumeSource {
  readonly volumePath: string;
  readonly fsType?: string;
  readonly storagePolicyName?: string;
  readonly storagePolicyID?: string;
}

export interface WeightedPodAffinityTerm {
  readonly weight: number;
  readonly podAffinityTerm: PodAffinityTerm;
}

export interface WindowsSecurityContextOptions {
  readonly gmsaCredentialSpecName?: string;
  readonly gmsaCredentialSpec?: string;
  readonly runAsUserName?: string;
  readonly hostProcess?: boolean;
}
