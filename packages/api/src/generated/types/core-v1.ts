// Generated from proto/k8s/core/v1.proto; do not edit.
import type { IntOrString } from "./intstr.ts";
import type { Condition, LabelSelector, ListMeta, MicroTime, ObjectMeta, OwnerReference, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";
import type { RawExtension } from "./runtime.ts";

/** A disk of AWS, attached to the node and mounted there. */
export interface AWSElasticBlockStoreVolumeSource {
  /** Identifier of the disk at AWS, as `vol-…` or as `aws://<zone>/<id>`. */
  readonly volumeID: string;
  /** File system that the disk is mounted with, such as `ext4` or `xfs`; a blank disk is formatted with it. `ext4` if absent. */
  readonly fsType?: string;
  /** Number of the partition to mount; 0 or absent mounts the disk as a whole. */
  readonly partition?: number;
  /** Mounts the disk for reading only. */
  readonly readOnly?: boolean;
}

/** Where a pod must or would rather run. */
export interface Affinity {
  /** Which nodes the pod must or would rather run on, by their labels. */
  readonly nodeAffinity?: NodeAffinity;
  /** Which other pods the pod must or would rather be near to. */
  readonly podAffinity?: PodAffinity;
  /** Which other pods the pod must or would rather stay away from. */
  readonly podAntiAffinity?: PodAntiAffinity;
}

/** An AppArmor profile. */
export interface AppArmorProfile {
  /** Where the profile comes from: `Localhost` (loaded on the node beforehand), `RuntimeDefault` (that of the container runtime) or `Unconfined` (none). */
  readonly type: "Unconfined" | "RuntimeDefault" | "Localhost";
  /** Name of a profile loaded on the node. Needed with type `Localhost`, refused with any other. */
  readonly localhostProfile?: string;
}

/** A volume that is attached to a node. */
export interface AttachedVolume {
  /** Name of the volume, unique on the node: driver and handle together. */
  readonly name: string;
  /** Path of the device under which the node sees the volume, where there is one. */
  readonly devicePath: string;
}

/** Pods that a node would rather not have. */
export interface AvoidPods {
  /** Pods that the scheduler should rather place elsewhere, told by who controls them. An alpha form of an annotation; nothing reads it today. */
  readonly preferAvoidPods?: readonly PreferAvoidPodsEntry[];
}

/** A disk of Azure, attached to the node and mounted there. */
export interface AzureDiskVolumeSource {
  /** Name of the disk within Azure. */
  readonly diskName: string;
  /** Address of the disk: of its blob, or of the managed disk's resource. */
  readonly diskURI: string;
  /** How the host caches the disk: `None`, `ReadOnly` or `ReadWrite`. `ReadWrite` if absent. */
  readonly cachingMode?: "None" | "ReadOnly" | "ReadWrite";
  /** File system that the disk is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the disk for reading only. */
  readonly readOnly?: boolean;
  /** `Shared` (several blob disks to a storage account), `Dedicated` (one) or `Managed`. `Shared` if absent. */
  readonly kind?: "Shared" | "Dedicated" | "Managed";
}

/** A share of Azure Files, for a persistent volume. */
export interface AzureFilePersistentVolumeSource {
  /** Name of the Secret that holds the storage account's name and key. */
  readonly secretName: string;
  /** Name of the share within the storage account. */
  readonly shareName: string;
  /** Mounts the share for reading only. */
  readonly readOnly?: boolean;
  /** Namespace of the Secret; that of the bound claim if absent. */
  readonly secretNamespace?: string;
}

/** A share of Azure Files, for a volume of a pod. */
export interface AzureFileVolumeSource {
  /** Name of the Secret, in the pod's namespace, that holds the storage account's name and key. */
  readonly secretName: string;
  /** Name of the share within the storage account. */
  readonly shareName: string;
  /** Mounts the share for reading only. */
  readonly readOnly?: boolean;
}

/** Gives a pod its node. Schedulers create it at the pod's `binding`. */
export type Binding = {
  readonly kind: "Binding";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Node that the pod is to run on. Its kind, where set, is `Node`. */
  readonly target: ObjectReference;
};

/** A volume that a CSI driver serves, for a persistent volume. */
export interface CSIPersistentVolumeSource {
  /** Name of the CSI driver that serves the volume, as the driver registers itself. */
  readonly driver: string;
  /** The driver's own identifier of the volume, handed to every call about it. Cannot be changed. */
  readonly volumeHandle: string;
  /** Asks the driver to publish the volume for reading only. */
  readonly readOnly?: boolean;
  /** File system to mount, such as `ext4`; the driver chooses if absent. */
  readonly fsType?: string;
  /** What the driver told about the volume when it was made; handed back to it on each publish. */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  /** Secret given to the driver when the volume is attached to and detached from a node. */
  readonly controllerPublishSecretRef?: SecretReference;
  /** Secret given to the driver when the volume is staged on a node, once for all its pods. */
  readonly nodeStageSecretRef?: SecretReference;
  /** Secret given to the driver when the volume is mounted for a pod. */
  readonly nodePublishSecretRef?: SecretReference;
  /** Secret given to the driver's controller when the volume grows. */
  readonly controllerExpandSecretRef?: SecretReference;
  /** Secret given to the driver on the node when the volume's file system grows. */
  readonly nodeExpandSecretRef?: SecretReference;
}

/** A volume that a CSI driver makes for a pod alone. */
export interface CSIVolumeSource {
  /** Name of the CSI driver. It must support ephemeral volumes that live as long as the pod. */
  readonly driver: string;
  /** Asks the driver to mount the volume for reading only. False if absent. */
  readonly readOnly?: boolean;
  /** File system to mount, such as `ext4`; the driver chooses if absent. */
  readonly fsType?: string;
  /** Settings in the driver's own words; its documentation lists them. */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  /** Secret in the pod's namespace that is given to the driver when the volume is mounted and unmounted. */
  readonly nodePublishSecretRef?: LocalObjectReference;
}

/** Linux capabilities added and dropped. */
export interface Capabilities {
  /** Added. */
  readonly add?: readonly string[];
  /** Dropped; ALL drops all. */
  readonly drop?: readonly string[];
}

/** A folder of a Ceph file system, for a persistent volume. */
export interface CephFSPersistentVolumeSource {
  /** Addresses of the Ceph monitors, each `host:port`. At least one. */
  readonly monitors: readonly string[];
  /** Folder within the Ceph file system that is mounted; its root `/` if absent. */
  readonly path?: string;
  /** Ceph user to act as; `admin` if absent. */
  readonly user?: string;
  /** Path, on the node, of the user's key ring; `/etc/ceph/user.secret` if absent. */
  readonly secretFile?: string;
  /** Secret with the user's key; wins over `secretFile`. */
  readonly secretRef?: SecretReference;
  /** Mounts the folder for reading only. */
  readonly readOnly?: boolean;
}

/** A folder of a Ceph file system, for a volume of a pod. */
export interface CephFSVolumeSource {
  /** Addresses of the Ceph monitors, each `host:port`. At least one. */
  readonly monitors: readonly string[];
  /** Folder within the Ceph file system that is mounted; its root `/` if absent. */
  readonly path?: string;
  /** Ceph user to act as; `admin` if absent. */
  readonly user?: string;
  /** Path, on the node, of the user's key ring; `/etc/ceph/user.secret` if absent. */
  readonly secretFile?: string;
  /** Secret in the pod's namespace with the user's key; wins over `secretFile`. */
  readonly secretRef?: LocalObjectReference;
  /** Mounts the folder for reading only. */
  readonly readOnly?: boolean;
}

/** A volume of OpenStack, for a persistent volume. */
export interface CinderPersistentVolumeSource {
  /** Identifier of the volume in OpenStack Cinder. */
  readonly volumeID: string;
  /** File system that the volume is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Secret with the parameters to reach OpenStack. */
  readonly secretRef?: SecretReference;
}

/** A volume of OpenStack, for a volume of a pod. */
export interface CinderVolumeSource {
  /** Identifier of the volume in OpenStack Cinder. */
  readonly volumeID: string;
  /** File system that the volume is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Secret in the pod's namespace with the parameters to reach OpenStack. */
  readonly secretRef?: LocalObjectReference;
}

/** How clients are remembered by their address. */
export interface ClientIPConfig {
  /** How long a client address is remembered after its last connection: 1 to 86400 seconds, 10800 (three hours) if absent. */
  readonly timeoutSeconds?: number;
}

/** Certificates of cluster trust bundles, as a file. */
export interface ClusterTrustBundleProjection {
  /** Name of one bundle. Excludes `signerName` and `labelSelector`. */
  readonly name?: string;
  /** Takes all bundles of this signer that the selector matches, merged and without duplicates. Excludes `name`. */
  readonly signerName?: string;
  /** Narrows the bundles of `signerName` by their labels. Absent matches none, empty matches all. */
  readonly labelSelector?: LabelSelector;
  /** Lets the pod start although no bundle is there; the file is then empty. */
  readonly optional?: boolean;
  /** File, relative to the volume's root, that gets the certificates in PEM. */
  readonly path: string;
}

/** Something observed of a component. */
export interface ComponentCondition {
  /** What is told; `Healthy` is the only one. */
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** What the check said, such as `ok`. */
  readonly message?: string;
  /** Why the check failed, if it did. */
  readonly error?: string;
}

/** Whether a component of the control plane is healthy. Old: ask the component itself. */
export type ComponentStatus = {
  readonly kind: "ComponentStatus";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What was observed of the component. */
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

/** A config map with a kubelet's configuration. No longer read. */
export interface ConfigMapNodeConfigSource {
  /** Namespace of the ConfigMap. */
  readonly namespace: string;
  /** Name of the ConfigMap. */
  readonly name: string;
  /** UID of the ConfigMap; only in a status. */
  readonly uid?: string;
  /** Revision of the ConfigMap; only in a status. */
  readonly resourceVersion?: string;
  /** Key under which the ConfigMap holds the kubelet's configuration. */
  readonly kubeletConfigKey: string;
}

/** Keys of a config map, as files. */
export interface ConfigMapProjection extends LocalObjectReference {
  /** Which keys become files, and where. All keys under their own names if absent; a key that is not there is an error unless `optional`. */
  readonly items?: readonly KeyToPath[];
  /** Lets the pod start although the ConfigMap, or a listed key, is missing. */
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

/** Which request of a claim serves a container's extended resource. */
export interface ContainerExtendedResourceRequest {
  /** Container that asks for the resource. */
  readonly containerName: string;
  /** Extended resource that it asks for. */
  readonly resourceName: string;
  /** Request, in the claim that was made for the pod, that serves it. */
  readonly requestName: string;
}

/** An image that is on the node. */
export interface ContainerImage {
  /** All names the image is known under: with tag, with digest. */
  readonly names?: readonly string[];
  /** Size of the image on disk, in bytes. */
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

/** Whether a change of a resource restarts the container. */
export interface ContainerResizePolicy {
  /** Resource the rule is for: `cpu` or `memory`. */
  readonly resourceName: string;
  /** Whether a change of it restarts the container: `NotRequired` (the default) or `RestartContainer`. */
  readonly restartPolicy: string;
}

/** When a container is restarted although its policy would not, or the pod with it. */
export interface ContainerRestartRule {
  /** What follows when the rule matches: `Restart` restarts the container, `RestartAllContainers` the whole pod in place. */
  readonly action: string;
  /** Exit codes that match. Needed. */
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

/** Exit codes that a restart rule matches. */
export interface ContainerRestartRuleOnExitCodes {
  /** `In` matches the listed codes, `NotIn` all others. */
  readonly operator: string;
  /** Exit codes from 0 to 255, up to 255 of them, none twice. */
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

/** Who a container's first process runs as. */
export interface ContainerUser {
  /** User and groups of the container's first process, on Linux. */
  readonly linux?: LinuxContainerUser;
}

/** Port of a process on a node. */
export interface DaemonEndpoint {
  /** TCP port that the process listens on. */
  readonly Port: number;
}

/** Fields of the pod, as files. */
export interface DownwardAPIProjection {
  /** Files to write, each from one field of the pod or one resource of a container. */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** A file with a field of the pod. */
export interface DownwardAPIVolumeFile {
  /** File, relative to the volume's root. Not absolute, and without `..`. */
  readonly path: string;
  /** Field of the pod: labels, annotations, name, namespace or UID. Excludes `resourceFieldRef`. */
  readonly fieldRef?: ObjectFieldSelector;
  /** Limit or request of a container: CPU, memory, ephemeral storage, huge pages. Excludes `fieldRef`. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** Permission bits of the file, 0 to 0777 in octal; `defaultMode` of the volume if absent. */
  readonly mode?: number;
}

/** A volume of files with fields of the pod. */
export interface DownwardAPIVolumeSource {
  /** Files to write, each from one field of the pod or one resource of a container. */
  readonly items?: readonly DownwardAPIVolumeFile[];
  /** Permission bits of files that name none, 0 to 0777 in octal. 0644 if absent. */
  readonly defaultMode?: number;
}

/** A directory that is empty at the pod's start. */
export interface EmptyDirVolumeSource {
  /** Empty for the node's disk, Memory for a tmpfs. */
  readonly medium?: string;
  /** How large it may become. */
  readonly sizeLimit?: Quantity;
}

/** Address of one endpoint. */
export interface EndpointAddress {
  /** Address of the endpoint. Not loopback, not link-local, not multicast. */
  readonly ip: string;
  /** Name of this endpoint under the service's name, in DNS. */
  readonly hostname?: string;
  /** Node that the endpoint is on, where it is on one. */
  readonly nodeName?: string;
  /** Object that gives the endpoint, mostly a pod. */
  readonly targetRef?: ObjectReference;
}

/** A port of endpoints. */
export interface EndpointPort {
  /** Name of the port, as in the service; needed where there are several. */
  readonly name?: string;
  /** Port number that the endpoint listens on. */
  readonly port: number;
  /** `TCP`, `UDP` or `SCTP`. `TCP` if absent. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** Protocol spoken within, as a hint: an IANA service name, or a name with a domain prefix. */
  readonly appProtocol?: string;
}

/** Addresses that have the same ports. */
export interface EndpointSubset {
  /** Addresses that are ready and get traffic. */
  readonly addresses?: readonly EndpointAddress[];
  /** Addresses that are not ready: starting, or failing their readiness probe. */
  readonly notReadyAddresses?: readonly EndpointAddress[];
  /** Ports that all addresses of this subset offer. */
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

/** A container added to a running pod, to look into it. It is never restarted, and cannot be taken out again. */
export interface EphemeralContainer extends EphemeralContainerCommon {
  /** Container of the pod whose processes this one sees, by sharing its process namespace. The runtime must be able to. */
  readonly targetContainerName?: string;
}

/** What an ephemeral container has in common with others. */
export interface EphemeralContainerCommon {
  /** Name of the container, a DNS label, unique among all containers of the pod. */
  readonly name: string;
  /** Image to run. */
  readonly image?: string;
  /** Entry point, in place of the image's. `$(NAME)` is replaced by the environment's value; `$$` stands for one `$`. */
  readonly command?: readonly string[];
  /** Arguments of the entry point, in place of the image's. `$(NAME)` is replaced as in `command`. */
  readonly args?: readonly string[];
  /** Folder the process starts in; the image's if absent. */
  readonly workingDir?: string;
  /** Refused: such a container offers none. */
  readonly ports?: readonly ContainerPort[];
  /** Config maps and secrets of which each key becomes a variable; on equal names the later source wins, and `env` wins over all. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Environment variables of the container. */
  readonly env?: readonly EnvVar[];
  /** Refused: it uses what the pod has left. */
  readonly resources: ResourceRequirements;
  /** Refused: it has no resources to resize. */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** Refused: it is never restarted. */
  readonly restartPolicy?: string;
  /** Refused: it is never restarted. */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** Volumes of the pod and where to mount them. Mounts of a part (`subPath`) are refused. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Block devices of the pod's claims, and the paths they get. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** Refused. */
  readonly livenessProbe?: Probe;
  /** Refused. */
  readonly readinessProbe?: Probe;
  /** Refused. */
  readonly startupProbe?: Probe;
  /** Refused. */
  readonly lifecycle?: Lifecycle;
  /** File of the container whose end becomes the reason of its termination. `/dev/termination-log` if absent. */
  readonly terminationMessagePath?: string;
  /** `File` reads only that file; `FallbackToLogsOnError` takes the end of the log when the file is empty and the container failed. `File` if absent. */
  readonly terminationMessagePolicy?: "File" | "FallbackToLogsOnError";
  /** `Always`, `IfNotPresent` or `Never`. `Always` for the tag `latest` or none, else `IfNotPresent`. */
  readonly imagePullPolicy?: "Always" | "Never" | "IfNotPresent";
  /** User, capabilities and confinement of the container; what is set wins over the pod's. */
  readonly securityContext?: SecurityContext;
  /** Keeps standard input open, so that a client can attach to it. */
  readonly stdin?: boolean;
  /** Closes standard input when the first client goes. */
  readonly stdinOnce?: boolean;
  /** Gives the container a terminal; needs `stdin`. */
  readonly tty?: boolean;
}

/** A volume of a claim that is made for the pod and goes with it. */
export interface EphemeralVolumeSource {
  /** What claim to make for the pod: named after pod and volume, owned by the pod and gone with it. Needed. */
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

/** How often an event happened. */
export interface EventSeries {
  /** How often it happened, up to the last report. */
  readonly count?: number;
  /** When it last happened. */
  readonly lastObservedTime?: MicroTime;
}

/** Who reports an event. */
export interface EventSource {
  /** Process that reports the event. */
  readonly component?: string;
  /** Node from which it is reported. */
  readonly host?: string;
}

/** A command in the container. */
export interface ExecAction {
  /** The command and its arguments, not by a shell. */
  readonly command?: readonly string[];
}

/** A disk that is reached by Fibre Channel. */
export interface FCVolumeSource {
  /** World-wide names of the targets. With `lun`; else use `wwids`. */
  readonly targetWWNs?: readonly string[];
  /** Number of the logical unit on the target. */
  readonly lun?: number;
  /** File system that the disk is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the disk for reading only. */
  readonly readOnly?: boolean;
  /** World-wide identifiers of the disk itself; else use `targetWWNs` with `lun`. */
  readonly wwids?: readonly string[];
}

/** A variable of a file in a volume, written there by an init container. */
export interface FileKeySelector {
  /** Volume of the pod, an emptyDir, that holds the file. */
  readonly volumeName: string;
  /** File within the volume, relative to its root and without `..`. */
  readonly path: string;
  /** Name of the variable within the file, whose lines are `NAME=value`. */
  readonly key: string;
  /** Lets the container start although the file or the key is missing. */
  readonly optional?: boolean;
}

/** A volume that an executable on the nodes serves, for a persistent volume. */
export interface FlexPersistentVolumeSource {
  /** Name of the driver that is installed on the nodes. */
  readonly driver: string;
  /** File system that the driver mounts; the driver chooses if absent. */
  readonly fsType?: string;
  /** Secret whose values are given to the driver. */
  readonly secretRef?: SecretReference;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Further settings, in the driver's own words. */
  readonly options?: Readonly<Record<string, string>>;
}

/** A volume that an executable on the node serves, for a volume of a pod. */
export interface FlexVolumeSource {
  /** Name of the driver that is installed on the nodes. */
  readonly driver: string;
  /** File system that the driver mounts; the driver chooses if absent. */
  readonly fsType?: string;
  /** Secret in the pod's namespace whose values are given to the driver. */
  readonly secretRef?: LocalObjectReference;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Further settings, in the driver's own words. */
  readonly options?: Readonly<Record<string, string>>;
}

/** A Flocker dataset. No longer served. */
export interface FlockerVolumeSource {
  /** Name of the dataset, as in its metadata. Old; use `datasetUUID`. */
  readonly datasetName?: string;
  /** Identifier of the dataset. */
  readonly datasetUUID?: string;
}

/** A disk of Google Compute Engine, attached to the node and mounted there. */
export interface GCEPersistentDiskVolumeSource {
  /** Name of the disk at Google Compute Engine. */
  readonly pdName: string;
  /** File system that the disk is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Number of the partition to mount; 0 or absent mounts the disk as a whole. */
  readonly partition?: number;
  /** Mounts the disk for reading only, as needed where several nodes use it. */
  readonly readOnly?: boolean;
}

/** A question to the gRPC health service. */
export interface GRPCAction {
  /** Number of the port. */
  readonly port: number;
  /** Service to ask about; empty for the server as a whole. */
  readonly service?: string;
}

/** A clone of a Git repository. No longer served. */
export interface GitRepoVolumeSource {
  /** Address to clone from. */
  readonly repository: string;
  /** Commit, branch or tag to check out. */
  readonly revision?: string;
  /** Folder to clone into; `.` clones into the volume itself. No `..`. */
  readonly directory?: string;
}

/** A Gluster volume, for a persistent volume. No longer served. */
export interface GlusterfsPersistentVolumeSource {
  /** Name of the Endpoints object that lists the Gluster servers. */
  readonly endpoints: string;
  /** Name of the Gluster volume. */
  readonly path: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Namespace of the Endpoints object; that of the bound claim if absent. */
  readonly endpointsNamespace?: string;
}

/** A Gluster volume, for a volume of a pod. No longer served. */
export interface GlusterfsVolumeSource {
  /** Name of the Endpoints object, in the pod's namespace, that lists the Gluster servers. */
  readonly endpoints: string;
  /** Name of the Gluster volume. */
  readonly path: string;
  /** Mounts the volume for reading only. */
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

/** A line of the pod's hosts file. */
export interface HostAlias {
  /** Address of the line in the hosts file. */
  readonly ip: string;
  /** Names that stand for the address. */
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

/** A disk that is reached by iSCSI, for a persistent volume. */
export interface ISCSIPersistentVolumeSource {
  /** Portal of the target, as `address` or `address:port`; port 3260 if none is named. */
  readonly targetPortal: string;
  /** Qualified name of the target: `iqn.…`, `eui.…` or `naa.…`. */
  readonly iqn: string;
  /** Number of the logical unit. */
  readonly lun: number;
  /** Interface of the initiator; `default` (TCP) if absent. */
  readonly iscsiInterface?: string;
  /** File system that the disk is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the disk for reading only. */
  readonly readOnly?: boolean;
  /** More portals of the same target, for several paths to one disk. */
  readonly portals?: readonly string[];
  /** Authenticates the discovery of targets by CHAP. */
  readonly chapAuthDiscovery?: boolean;
  /** Authenticates the session by CHAP. */
  readonly chapAuthSession?: boolean;
  /** Secret with user names and passwords for CHAP. */
  readonly secretRef?: SecretReference;
  /** Name of the initiator to use in place of the node's own. */
  readonly initiatorName?: string;
}

/** A disk that is reached by iSCSI, for a volume of a pod. */
export interface ISCSIVolumeSource {
  /** Portal of the target, as `address` or `address:port`; port 3260 if none is named. */
  readonly targetPortal: string;
  /** Qualified name of the target: `iqn.…`, `eui.…` or `naa.…`. */
  readonly iqn: string;
  /** Number of the logical unit. */
  readonly lun: number;
  /** Interface of the initiator; `default` (TCP) if absent. */
  readonly iscsiInterface?: string;
  /** File system that the disk is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the disk for reading only. */
  readonly readOnly?: boolean;
  /** More portals of the same target, for several paths to one disk. */
  readonly portals?: readonly string[];
  /** Authenticates the discovery of targets by CHAP. */
  readonly chapAuthDiscovery?: boolean;
  /** Authenticates the session by CHAP. */
  readonly chapAuthSession?: boolean;
  /** Secret in the pod's namespace with user names and passwords for CHAP. */
  readonly secretRef?: LocalObjectReference;
  /** Name of the initiator to use in place of the node's own. */
  readonly initiatorName?: string;
}

/** The files of an image, as a volume to read. */
export interface ImageVolumeSource {
  /** Image whose files the volume shows, written like a container's image. */
  readonly reference?: string;
  /** `Always`, `IfNotPresent` or `Never`, as for a container. `Always` for the tag `latest` or none, else `IfNotPresent`. */
  readonly pullPolicy?: "Always" | "Never" | "IfNotPresent";
}

/** Which image a volume shows. */
export interface ImageVolumeStatus {
  /** Digest of the image that the volume shows. */
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

/** Bounds and defaults for one sort of object. */
export interface LimitRangeItem {
  /** What the limits hold for: `Pod`, `Container` or `PersistentVolumeClaim`. */
  readonly type: string;
  /** Most that one of them may ask for or be limited to, by resource. */
  readonly max?: Readonly<Record<string, Quantity>>;
  /** Least that one of them must ask for, by resource. */
  readonly min?: Readonly<Record<string, Quantity>>;
  /** Limit that a container without one gets. */
  readonly default?: Readonly<Record<string, Quantity>>;
  /** Request that a container without one gets. */
  readonly defaultRequest?: Readonly<Record<string, Quantity>>;
  /** How many times its request a limit may be; asks for both to be set. */
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

/** Bounds and defaults for a namespace. */
export interface LimitRangeSpec {
  /** Rules that every object created in the namespace must keep. */
  readonly limits: readonly LimitRangeItem[];
}

/** User and groups of a process on Linux. */
export interface LinuxContainerUser {
  /** User number of the first process. */
  readonly uid: number;
  /** Group number of the first process. */
  readonly gid: number;
  /** Further groups of the first process. */
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

/** A disk or folder of one node. */
export interface LocalVolumeSource {
  /** Folder or block device on the node. The volume's node affinity names the node. */
  readonly path: string;
  /** File system of a block device; ignored for a folder. `ext4` if absent. */
  readonly fsType?: string;
}

/** How the change of a volume to another class goes. */
export interface ModifyVolumeStatus {
  /** Class that the volume is being changed to. */
  readonly targetVolumeAttributesClassName?: string;
  /** How it goes: `Pending` (the class is not there, or nothing was tried yet), `InProgress` or `Infeasible` (refused by the driver; name another class). */
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

/** Nodes that a pod must or would rather run on. */
export interface NodeAffinity {
  /** Nodes without these labels are out. Labels that change later do not evict. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  /** Nodes that match are better by the weights of all matching terms. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}

/** What a claim takes of the node's own resources. */
export interface NodeAllocatableResourceClaimStatus {
  /** Claim that gives the resources. */
  readonly resourceClaimName: string;
  /** Containers of the pod that use the claim. */
  readonly containers?: readonly string[];
  /** How much of the node's resources the claim takes. */
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

/** Where a kubelet's configuration comes from. No longer read. */
export interface NodeConfigSource {
  /** Config map with the kubelet's configuration. No longer read by kubelets. */
  readonly configMap?: ConfigMapNodeConfigSource;
}

/** Which configuration a kubelet uses. No longer written. */
export interface NodeConfigStatus {
  /** Configuration that the node is told to use. */
  readonly assigned?: NodeConfigSource;
  /** Configuration that the kubelet runs with. */
  readonly active?: NodeConfigSource;
  /** Configuration the kubelet falls back to. */
  readonly lastKnownGood?: NodeConfigSource;
  /** What is wrong with the assigned configuration. */
  readonly error?: string;
}

/** Ports of the processes on a node. */
export interface NodeDaemonEndpoints {
  /** Where the kubelet serves its API. */
  readonly kubeletEndpoint: DaemonEndpoint;
}

/** What the node's runtime knows. */
export interface NodeFeatures {
  /** Whether the runtime knows how to be `Strict` about supplemental groups. */
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

/** Options of a request that goes through to a kubelet. */
export interface NodeProxyOptions {
  readonly kind: "NodeProxyOptions";
  readonly apiVersion: "v1";
  /** Path to ask the kubelet for, with its query. */
  readonly path?: string;
}

/** A handler of the node's runtime. */
export interface NodeRuntimeHandler {
  /** Name of the handler; empty is the runtime's default. */
  readonly name?: string;
  /** What the handler can do. */
  readonly features?: NodeRuntimeHandlerFeatures;
}

/** What a handler of the node's runtime can do. */
export interface NodeRuntimeHandlerFeatures {
  /** Whether mounts within a mount can be made read-only as well. */
  readonly recursiveReadOnlyMounts?: boolean;
  /** Whether pods can have users of their own. */
  readonly userNamespaces?: boolean;
}

/** Nodes, as alternatives of terms. */
export interface NodeSelector {
  /** Alternatives: a node that matches one term is selected. At least one. */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/** A requirement on a label or field of nodes. */
export interface NodeSelectorRequirement {
  /** Label of the node; with `matchFields`, the field, of which `metadata.name` is the only one. */
  readonly key: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`. */
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
  /** Values to compare with: some for `In` and `NotIn`, none for `Exists` and `DoesNotExist`, one integer for `Gt` and `Lt`. */
  readonly values?: readonly string[];
}

/** Requirements on nodes, all of which must hold. An empty term matches none. */
export interface NodeSelectorTerm {
  /** Requirements on the node's labels; all must hold. */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  /** Requirements on the node's fields; all must hold. */
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

/** Swap space of a node. */
export interface NodeSwapStatus {
  /** Swap space of the node, in bytes. */
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
  /** When the condition was last looked at. */
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

/** What claim to make for a pod. */
export interface PersistentVolumeClaimTemplate {
  /** Labels and annotations of the claim that is made. Other members are refused. */
  readonly metadata: ObjectMeta;
  /** What the claim asks for; copied as it is. */
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

/** What a persistent volume is made of; exactly one member is set. Cannot be changed. */
export interface PersistentVolumeSource {
  /**
   * A disk of Google Compute Engine; served by the CSI driver `pd.csi.storage.gke.io`.
   *
   * @deprecated
   */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /**
   * A disk of AWS; served by the CSI driver `ebs.csi.aws.com`.
   *
   * @deprecated
   */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** A folder of the node, for tests on a single node. */
  readonly hostPath?: HostPathVolumeSource;
  /**
   * A Gluster volume. No longer served.
   *
   * @deprecated
   */
  readonly glusterfs?: GlusterfsPersistentVolumeSource;
  /** A folder that an NFS server exports. */
  readonly nfs?: NFSVolumeSource;
  /**
   * A Ceph block device. No longer served.
   *
   * @deprecated
   */
  readonly rbd?: RBDPersistentVolumeSource;
  /** A disk that is reached by iSCSI. */
  readonly iscsi?: ISCSIPersistentVolumeSource;
  /**
   * A volume of OpenStack; served by the CSI driver `cinder.csi.openstack.org`.
   *
   * @deprecated
   */
  readonly cinder?: CinderPersistentVolumeSource;
  /**
   * A folder of a Ceph file system. No longer served.
   *
   * @deprecated
   */
  readonly cephfs?: CephFSPersistentVolumeSource;
  /** A disk that is reached by Fibre Channel. */
  readonly fc?: FCVolumeSource;
  /**
   * A Flocker dataset. No longer served.
   *
   * @deprecated
   */
  readonly flocker?: FlockerVolumeSource;
  /**
   * A volume served by an executable on the nodes; CSI drivers took its place.
   *
   * @deprecated
   */
  readonly flexVolume?: FlexPersistentVolumeSource;
  /**
   * A share of Azure Files; served by the CSI driver `file.csi.azure.com`.
   *
   * @deprecated
   */
  readonly azureFile?: AzureFilePersistentVolumeSource;
  /**
   * A disk of vSphere; served by the CSI driver `csi.vsphere.vmware.com`.
   *
   * @deprecated
   */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /**
   * A Quobyte volume. No longer served.
   *
   * @deprecated
   */
  readonly quobyte?: QuobyteVolumeSource;
  /**
   * A disk of Azure; served by the CSI driver `disk.csi.azure.com`.
   *
   * @deprecated
   */
  readonly azureDisk?: AzureDiskVolumeSource;
  /**
   * A disk of Photon Controller. No longer served.
   *
   * @deprecated
   */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /**
   * A Portworx volume; served by the CSI driver `pxd.portworx.com`.
   *
   * @deprecated
   */
  readonly portworxVolume?: PortworxVolumeSource;
  /**
   * A ScaleIO volume. No longer served.
   *
   * @deprecated
   */
  readonly scaleIO?: ScaleIOPersistentVolumeSource;
  /** A disk or folder of one node; the volume's node affinity names it. */
  readonly local?: LocalVolumeSource;
  /**
   * A StorageOS volume. No longer served.
   *
   * @deprecated
   */
  readonly storageos?: StorageOSPersistentVolumeSource;
  /** A volume that a CSI driver serves. */
  readonly csi?: CSIPersistentVolumeSource;
}

/** What the volume is and what it is for. */
export interface PersistentVolumeSpec extends PersistentVolumeSource {
  /** Size of the volume, under `storage`. */
  readonly capacity?: Readonly<Record<string, Quantity>>;
  /** How the volume can be mounted: `ReadWriteOnce`, `ReadOnlyMany`, `ReadWriteMany`, `ReadWriteOncePod`. */
  readonly accessModes?: readonly ("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[];
  /** Claim that the volume is bound to, or kept for. Bound both ways once the claim names the volume too. */
  readonly claimRef?: ObjectReference;
  /** What becomes of the volume when its claim goes: `Retain`, `Delete` or the old `Recycle`. Volumes made by hand: `Retain`. */
  readonly persistentVolumeReclaimPolicy?: "Recycle" | "Delete" | "Retain";
  /** Class the volume belongs to; only claims that name the same class are bound to it. */
  readonly storageClassName?: string;
  /** Options for the mount, such as `ro` or `soft`; not checked, a wrong one fails the mount. */
  readonly mountOptions?: readonly string[];
  /** `Filesystem` (the default) or `Block`, a raw device. */
  readonly volumeMode?: "Block" | "Filesystem";
  /** Nodes from which the volume can be reached; pods that use it are placed on them. */
  readonly nodeAffinity?: VolumeNodeAffinity;
  /** Class of attributes the volume has; of CSI volumes only, set by their driver's controller. */
  readonly volumeAttributesClassName?: string;
}

/** What has become of the volume. */
export interface PersistentVolumeStatus {
  /** `Pending`, `Available`, `Bound`, `Released` (its claim is gone) or `Failed`. */
  readonly phase?: "Pending" | "Available" | "Bound" | "Released" | "Failed";
  /** Why it is in this phase, for people. */
  readonly message?: string;
  /** Why it failed, in one word. */
  readonly reason?: string;
  /** When it came into this phase. */
  readonly lastPhaseTransitionTime?: Time;
}

/** A disk of Photon Controller. No longer served. */
export interface PhotonPersistentDiskVolumeSource {
  /** Identifier of the disk in Photon Controller. */
  readonly pdID: string;
  /** File system that the disk is mounted with; `ext4` if absent. */
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

/** Pods that a pod must or would rather be near to. */
export interface PodAffinity {
  /** Nodes must be in the same place as pods that match every term. Changes after scheduling do not evict. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Nodes in the same place as matching pods are better, by the weights of the terms. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/** Other pods, and what counts as the same place. */
export interface PodAffinityTerm {
  /** Labels of the other pods. Absent matches none, empty matches all. */
  readonly labelSelector?: LabelSelector;
  /** Namespaces of the other pods, together with those of `namespaceSelector`. With neither, the pod's own. */
  readonly namespaces?: readonly string[];
  /** Label of nodes that makes a place: nodes with the same value are the same place. Needed. */
  readonly topologyKey: string;
  /** Namespaces of the other pods, by their labels. Empty matches all namespaces. */
  readonly namespaceSelector?: LabelSelector;
  /** Labels of the pod whose own values the other pods must have; added to the selector at creation. They may not be named in it already. */
  readonly matchLabelKeys?: readonly string[];
  /** Labels of the pod whose own values the other pods must not have; added to the selector at creation. */
  readonly mismatchLabelKeys?: readonly string[];
}

/** Pods that a pod must or would rather stay away from. */
export interface PodAntiAffinity {
  /** Nodes in the same place as pods that match any term are out. Changes after scheduling do not evict. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Nodes in the same place as matching pods are worse, by the weights of the terms. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/** Options of attaching to a container. */
export interface PodAttachOptions {
  readonly kind: "PodAttachOptions";
  readonly apiVersion: "v1";
  /** Forwards standard input to the container. */
  readonly stdin?: boolean;
  /** Brings standard output back. True if absent. */
  readonly stdout?: boolean;
  /** Brings standard error back. True if absent; not with `tty`, where it is part of the output. */
  readonly stderr?: boolean;
  /** Takes the session as a terminal, which the container must have. */
  readonly tty?: boolean;
  /** Container to attach to; may be left out where the pod has one. */
  readonly container?: string;
}

/** A key and a certificate for the pod, as files, renewed by the kubelet. */
export interface PodCertificateProjection {
  /** Signer that issues the certificate. */
  readonly signerName: string;
  /** Kind of key to make: `RSA3072`, `RSA4096`, `ECDSAP256`, `ECDSAP384`, `ECDSAP521` or `ED25519`. */
  readonly keyType: string;
  /** Longest life of the certificate: 3600 seconds to 91 days, 86400 if absent. The signer may give less. */
  readonly maxExpirationSeconds?: number;
  /** File that gets the private key and the certificates, in PEM, in one piece. Better than two files, which change one after the other. */
  readonly credentialBundlePath?: string;
  /** File that gets the private key alone. */
  readonly keyPath?: string;
  /** File that gets the certificates alone. */
  readonly certificateChainPath?: string;
  /** Notes for the signer, in its own words; copied to the request unverified. */
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

/** Resolver settings of a pod, beside those of its policy. */
export interface PodDNSConfig {
  /** Addresses of name servers, before those of the policy; at most three in all. */
  readonly nameservers?: readonly string[];
  /** Domains to search, before those of the policy; at most 32 and 2048 characters in all. */
  readonly searches?: readonly string[];
  /** Resolver options, merged with those of the policy; these win. */
  readonly options?: readonly PodDNSConfigOption[];
}

/** An option of the resolver. */
export interface PodDNSConfigOption {
  /** Name of the option, such as `ndots`. */
  readonly name?: string;
  /** Its value, where it has one. */
  readonly value?: string;
}

/** Options of running a command in a container. */
export interface PodExecOptions {
  readonly kind: "PodExecOptions";
  readonly apiVersion: "v1";
  /** Forwards standard input to the command. */
  readonly stdin?: boolean;
  /** Brings standard output back. True if absent. */
  readonly stdout?: boolean;
  /** Brings standard error back. True if absent. */
  readonly stderr?: boolean;
  /** Runs the command in a terminal. */
  readonly tty?: boolean;
  /** Container to run in; may be left out where the pod has one. */
  readonly container?: string;
  /** Command and arguments. No shell is involved. */
  readonly command: readonly string[];
}

/** Claim that serves a pod's extended resources. */
export interface PodExtendedResourceClaimStatus {
  /** Which request of the claim serves which container's extended resource. */
  readonly requestMappings: readonly ContainerExtendedResourceRequest[];
  /** Claim that the scheduler made for the pod's extended resources. */
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

/** Options of reading a container's log. */
export interface PodLogOptions {
  readonly kind: "PodLogOptions";
  readonly apiVersion: "v1";
  /** Container whose log is read; may be left out where the pod has one. */
  readonly container?: string;
  /** Stays open and sends what is added. */
  readonly follow?: boolean;
  /** Reads the log of the run before the present one. */
  readonly previous?: boolean;
  /** Leaves out what is older than this many seconds. Excludes `sinceTime`. */
  readonly sinceSeconds?: number;
  /** Leaves out what is older than this time. Excludes `sinceSeconds`. */
  readonly sinceTime?: Time;
  /** Begins every line with its time, in RFC 3339 with nanoseconds. */
  readonly timestamps?: boolean;
  /** Begins this many lines before the end; from the start if absent. */
  readonly tailLines?: number;
  /** Ends after this many bytes, perhaps within a line. */
  readonly limitBytes?: number;
  /** Does not check the kubelet's certificate: the log may then come from somebody else. */
  readonly insecureSkipTLSVerifyBackend?: boolean;
  /** `All` (the default), `Stdout` or `Stderr`; only `All` goes with `tailLines`. */
  readonly stream?: string;
}

/** System that a pod's containers are made for. */
export interface PodOS {
  /** `linux` or `windows`. Fields that are only for the other system are then refused. */
  readonly name: string;
}

/** Options of forwarding ports of a pod. */
export interface PodPortForwardOptions {
  readonly kind: "PodPortForwardOptions";
  readonly apiVersion: "v1";
  /** Ports of the pod to forward; needed with WebSockets. */
  readonly ports?: readonly number[];
}

/** Options of a request that goes through to a pod. */
export interface PodProxyOptions {
  readonly kind: "PodProxyOptions";
  readonly apiVersion: "v1";
  /** Path to ask the pod for, with its query. */
  readonly path?: string;
}

/** A condition that a pod's readiness waits for. */
export interface PodReadinessGate {
  /** Condition of the pod that must be `True` for it to be ready. Something outside of kubelets sets it. */
  readonly conditionType: string;
}

/** A claim that containers of the pod can use. */
export interface PodResourceClaim {
  /** Name by which containers of the pod refer to the claim; a DNS label. */
  readonly name: string;
  /** Claim in the pod's namespace that is there already. Excludes the template. */
  readonly resourceClaimName?: string;
  /** Template from which a claim is made for this pod alone, and goes with it. Excludes the claim's name. */
  readonly resourceClaimTemplateName?: string;
}

/** Claim that was made for a pod from a template. */
export interface PodResourceClaimStatus {
  /** Name of the claim within the pod's spec. */
  readonly name: string;
  /** Claim that was made from the template; absent where none was needed. */
  readonly resourceClaimName?: string;
}

/** Something that a pod waits for before it is scheduled. */
export interface PodSchedulingGate {
  /** Name of the gate, qualified like a label's key. The pod waits as long as one is there; gates can only be taken away. */
  readonly name: string;
}

/** Group of pods that are scheduled together. */
export interface PodSchedulingGroup {
  /** Group of pods that are scheduled together; in the pod's namespace. */
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

/** Pods, told by who controls them. */
export interface PodSignature {
  /** Controller whose pods are meant. */
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
  /** Group that the pod is scheduled with: all of it, or none. Cannot be changed. */
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
  /** Claim that serves the pod's extended resources, where devices are given by claims. */
  readonly extendedResourceClaimStatus?: PodExtendedResourceClaimStatus;
  /** What the node has set aside for the pod as a whole. */
  readonly allocatedResources?: Readonly<Record<string, Quantity>>;
  /** Requests and limits that the pod as a whole has now. */
  readonly resources?: ResourceRequirements;
  /** What the pod's claims take of the node's own resources. */
  readonly nodeAllocatableResourceClaimStatuses?: readonly NodeAllocatableResourceClaimStatus[];
}

/** The status of a pod, as old kubelets gave it. */
export interface PodStatusResult {
  readonly kind: "PodStatusResult";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What was last observed of the pod. */
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

/** What is told of a port of a load balancer. */
export interface PortStatus {
  /** Port of the load balancer. */
  readonly port: number;
  /** `TCP`, `UDP` or `SCTP`. */
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** Why the port does not work, as a reason in CamelCase, with a domain prefix for those of a cloud. */
  readonly error?: string;
}

/** A Portworx volume. */
export interface PortworxVolumeSource {
  /** Identifier of the volume in Portworx. */
  readonly volumeID: string;
  /** File system that the volume is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
}

/** What must be true of the object for the request to be done. */
export interface Preconditions {
  /** UID the object must have, else the request is refused with 409. */
  readonly uid?: string;
}

/** Pods that a node would rather not have, and why. */
export interface PreferAvoidPodsEntry {
  /** Which pods are meant. */
  readonly podSignature: PodSignature;
  /** When the entry was made. */
  readonly evictionTime?: Time;
  /** Why, in one word. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** Nodes that are better, and by how much. */
export interface PreferredSchedulingTerm {
  /** How much a match adds, 1 to 100. */
  readonly weight: number;
  /** Labels and fields of the nodes that are better. */
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

/** A Quobyte volume. No longer served. */
export interface QuobyteVolumeSource {
  /** Addresses of Quobyte registries, as `host:port`, separated by commas. */
  readonly registry: string;
  /** Name of a volume that is there already. */
  readonly volume: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** User to mount as; the service's own if absent. */
  readonly user?: string;
  /** Group to mount as; none if absent. */
  readonly group?: string;
  /** Tenant that owns the volume, set by its provisioner. */
  readonly tenant?: string;
}

/** A Ceph block device, for a persistent volume. No longer served. */
export interface RBDPersistentVolumeSource {
  /** Addresses of the Ceph monitors, each `host:port`. At least one. */
  readonly monitors: readonly string[];
  /** Name of the image. */
  readonly image: string;
  /** File system that the image is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Pool that the image is in; `rbd` if absent. */
  readonly pool?: string;
  /** Ceph user to act as; `admin` if absent. */
  readonly user?: string;
  /** Path, on the node, of the user's key ring; `/etc/ceph/keyring` if absent. */
  readonly keyring?: string;
  /** Secret with the user's key; wins over `keyring`. */
  readonly secretRef?: SecretReference;
  /** Mounts the image for reading only. */
  readonly readOnly?: boolean;
}

/** A Ceph block device, for a volume of a pod. No longer served. */
export interface RBDVolumeSource {
  /** Addresses of the Ceph monitors, each `host:port`. At least one. */
  readonly monitors: readonly string[];
  /** Name of the image. */
  readonly image: string;
  /** File system that the image is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Pool that the image is in; `rbd` if absent. */
  readonly pool?: string;
  /** Ceph user to act as; `admin` if absent. */
  readonly user?: string;
  /** Path, on the node, of the user's key ring; `/etc/ceph/keyring` if absent. */
  readonly keyring?: string;
  /** Secret in the pod's namespace with the user's key; wins over `keyring`. */
  readonly secretRef?: LocalObjectReference;
  /** Mounts the image for reading only. */
  readonly readOnly?: boolean;
}

/** What is taken of a range of addresses or ports. Only in the store; not served. */
export interface RangeAllocation {
  readonly kind: "RangeAllocation";
  readonly apiVersion: "v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The range that is given out, such as `10.96.0.0/16` or `30000-32767`. */
  readonly range: string;
  /** Bit map of what is taken: one bit for each number of the range. */
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

/** What a replication controller should have. */
export interface ReplicationControllerSpec {
  /** How many pods there should be; 1 if absent. */
  readonly replicas?: number;
  /** How long a pod must be ready to count as available; 0 if absent. */
  readonly minReadySeconds?: number;
  /** Labels of the pods that are counted; those of the template if absent. */
  readonly selector?: Readonly<Record<string, string>>;
  /** What each pod looks like. Its labels must match the selector. */
  readonly template?: PodTemplateSpec;
}

/** What a replication controller has. */
export interface ReplicationControllerStatus {
  /** How many pods there are. */
  readonly replicas: number;
  /** How many of them have every label of the template. */
  readonly fullyLabeledReplicas?: number;
  /** How many of them are ready. */
  readonly readyReplicas?: number;
  /** How many of them have been ready for `minReadySeconds`. */
  readonly availableReplicas?: number;
  /** Generation of the spec that these numbers are about. */
  readonly observedGeneration?: number;
  /** What is told of it, such as `ReplicaFailure` when pods cannot be created. */
  readonly conditions?: readonly ReplicationControllerCondition[];
}

/** A claim of the pod that a container uses. */
export interface ResourceClaim {
  /** Name of a claim in the pod's `resourceClaims`. */
  readonly name: string;
  /** One request within the claim; everything the claim gives if absent. */
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

/** Health of a device. */
export interface ResourceHealth {
  /** Identifier of the device, unique with its driver and pool. */
  readonly resourceID: string;
  /** `Healthy`, `Unhealthy` or `Unknown`. */
  readonly health?: string;
  /** More about the health, for people. */
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

/** What a namespace may have. */
export interface ResourceQuotaSpec {
  /** Most that the namespace may have, by resource: `pods`, `requests.cpu`, `count/deployments.apps` and the like. */
  readonly hard?: Readonly<Record<string, Quantity>>;
  /** Counts only objects that match all of these: `Terminating`, `NotTerminating`, `BestEffort`, `NotBestEffort`, `PriorityClass`, `CrossNamespacePodAffinity`, `VolumeAttributesClass`. */
  readonly scopes?: readonly ("Terminating" | "NotTerminating" | "BestEffort" | "NotBestEffort" | "PriorityClass" | "CrossNamespacePodAffinity" | "VolumeAttributesClass")[];
  /** The same with operators and values; together with `scopes`, both must hold. */
  readonly scopeSelector?: ScopeSelector;
}

/** What a namespace may have and has. */
export interface ResourceQuotaStatus {
  /** The limits that were last counted against. */
  readonly hard?: Readonly<Record<string, Quantity>>;
  /** What the namespace has of each. */
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

/** Health of the devices that a container has of one resource. */
export interface ResourceStatus {
  /** Resource of the container, or `claim:<name>/<request>` for one that a claim gives. */
  readonly name: string;
  /** Health of each of its devices. */
  readonly resources?: readonly ResourceHealth[];
}

/** An SELinux label. */
export interface SELinuxOptions {
  /** User part of the label. */
  readonly user?: string;
  /** Role part of the label. */
  readonly role?: string;
  /** Type part of the label. */
  readonly type?: string;
  /** Level part of the label, such as `s0:c123,c456`. */
  readonly level?: string;
}

/** A ScaleIO volume, for a persistent volume. No longer served. */
export interface ScaleIOPersistentVolumeSource {
  /** Address of the ScaleIO gateway. */
  readonly gateway: string;
  /** Name of the storage system. */
  readonly system: string;
  /** Secret with user name and password. */
  readonly secretRef: SecretReference;
  /** Speaks TLS to the gateway. False if absent. */
  readonly sslEnabled?: boolean;
  /** Protection domain of the storage. */
  readonly protectionDomain?: string;
  /** Storage pool within the domain. */
  readonly storagePool?: string;
  /** `ThickProvisioned` or `ThinProvisioned`, the default. */
  readonly storageMode?: string;
  /** Name of a volume that is there already. */
  readonly volumeName?: string;
  /** File system that the volume is mounted with; `xfs` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
}

/** A ScaleIO volume, for a volume of a pod. No longer served. */
export interface ScaleIOVolumeSource {
  /** Address of the ScaleIO gateway. */
  readonly gateway: string;
  /** Name of the storage system. */
  readonly system: string;
  /** Secret in the pod's namespace with user name and password. */
  readonly secretRef: LocalObjectReference;
  /** Speaks TLS to the gateway. False if absent. */
  readonly sslEnabled?: boolean;
  /** Protection domain of the storage. */
  readonly protectionDomain?: string;
  /** Storage pool within the domain. */
  readonly storagePool?: string;
  /** `ThickProvisioned` or `ThinProvisioned`, the default. */
  readonly storageMode?: string;
  /** Name of a volume that is there already. */
  readonly volumeName?: string;
  /** File system that the volume is mounted with; `xfs` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
}

/** Scopes of a quota, with operators and values. */
export interface ScopeSelector {
  /** Requirements on the objects; all must hold. */
  readonly matchExpressions?: readonly ScopedResourceSelectorRequirement[];
}

/** A requirement on the objects that a quota counts. */
export interface ScopedResourceSelectorRequirement {
  /** Scope that is asked about, as in `scopes`. */
  readonly scopeName: "Terminating" | "NotTerminating" | "BestEffort" | "NotBestEffort" | "PriorityClass" | "CrossNamespacePodAffinity" | "VolumeAttributesClass";
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`; scopes other than `PriorityClass` and `VolumeAttributesClass` know only `Exists`. */
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /** Values for `In` and `NotIn`; none with the others. */
  readonly values?: readonly string[];
}

/** A filter of system calls. */
export interface SeccompProfile {
  /** `Localhost` (a file on the node), `RuntimeDefault` (that of the container runtime) or `Unconfined` (none). */
  readonly type: "Unconfined" | "RuntimeDefault" | "Localhost";
  /** File of the profile, relative to the kubelet's folder for them. Needed with `Localhost`, refused with any other. */
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

/** Keys of a secret, as files. */
export interface SecretProjection extends LocalObjectReference {
  /** Which keys become files, and where. All keys under their own names if absent; a key that is not there is an error unless `optional`. */
  readonly items?: readonly KeyToPath[];
  /** Lets the pod start although the Secret, or a listed key, is missing. */
  readonly optional?: boolean;
}

/** A secret in any namespace. */
export interface SecretReference {
  /** Name of the Secret. */
  readonly name?: string;
  /** Namespace of the Secret. */
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

/** A reference to an object, as a whole object of its own. */
export interface SerializedReference {
  readonly kind: "SerializedReference";
  readonly apiVersion: "v1";
  /** The object that is referred to. */
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

/** Options of a request that goes through to a service. */
export interface ServiceProxyOptions {
  readonly kind: "ServiceProxyOptions";
  readonly apiVersion: "v1";
  /** Path to ask the service for, with its query. */
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

/** Settings of session affinity. */
export interface SessionAffinityConfig {
  /** How clients are remembered by their address. */
  readonly clientIP?: ClientIPConfig;
}

/** A wait. */
export interface SleepAction {
  /** How long. */
  readonly seconds: number;
}

/** A StorageOS volume, for a persistent volume. No longer served. */
export interface StorageOSPersistentVolumeSource {
  /** Name of the volume, unique in its StorageOS namespace. */
  readonly volumeName?: string;
  /** StorageOS namespace of the volume; the Kubernetes namespace of the claim if absent. */
  readonly volumeNamespace?: string;
  /** File system that the volume is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Secret with the credentials of StorageOS. */
  readonly secretRef?: ObjectReference;
}

/** A StorageOS volume, for a volume of a pod. No longer served. */
export interface StorageOSVolumeSource {
  /** Name of the volume, unique in its StorageOS namespace. */
  readonly volumeName?: string;
  /** StorageOS namespace of the volume; that of the pod if absent. */
  readonly volumeNamespace?: string;
  /** File system that the volume is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Mounts the volume for reading only. */
  readonly readOnly?: boolean;
  /** Secret in the pod's namespace with the credentials of StorageOS. */
  readonly secretRef?: LocalObjectReference;
}

/** A kernel parameter of a pod. */
export interface Sysctl {
  /** Name of the kernel parameter, such as `net.core.somaxconn`. The kubelet refuses those it does not hold for safe, unless it was told to allow them. */
  readonly name: string;
  /** Its value. */
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

/** A label that nodes must have. */
export interface TopologySelectorLabelRequirement {
  /** Label of the node. */
  readonly key: string;
  /** Values of which the node must have one. */
  readonly values: readonly string[];
}

/** Labels that nodes must have. */
export interface TopologySelectorTerm {
  /** Requirements on the node's labels; all must hold. */
  readonly matchLabelExpressions?: readonly TopologySelectorLabelRequirement[];
}

/** How evenly pods are spread over places. */
export interface TopologySpreadConstraint {
  /** How many more pods the fullest place may hold than the emptiest. At least 1. */
  readonly maxSkew: number;
  /** Label of nodes that makes a place: nodes with the same value are the same place. */
  readonly topologyKey: string;
  /** `DoNotSchedule` keeps the pod waiting, `ScheduleAnyway` only makes such nodes worse. */
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  /** Which pods are counted. Absent matches none. */
  readonly labelSelector?: LabelSelector;
  /** How many places there must be at least; with fewer, the emptiest counts as 0. Only with `DoNotSchedule`; 1 if absent. */
  readonly minDomains?: number;
  /** `Honor` (the default) counts only nodes that the pod's affinity and selector allow, `Ignore` counts all. */
  readonly nodeAffinityPolicy?: "Ignore" | "Honor";
  /** `Honor` counts only nodes whose taints the pod tolerates, `Ignore` (the default) counts all. */
  readonly nodeTaintsPolicy?: "Ignore" | "Honor";
  /** Labels of the pod whose own values the counted pods must have, such as `pod-template-hash`, so that revisions are spread each for itself. */
  readonly matchLabelKeys?: readonly string[];
}

/** An object of the same namespace, of any kind. */
export interface TypedLocalObjectReference {
  /** Group of the kind; the core group if absent. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

/** An object of any kind, perhaps in another namespace. */
export interface TypedObjectReference {
  /** Group of the kind; the core group if absent. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object. Another one than one's own needs a ReferenceGrant there, and an alpha feature. */
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

/** A mount of a container, as it really is. */
export interface VolumeMountStatus {
  /** Name of the volume. */
  readonly name: string;
  /** Where it is mounted in the container. */
  readonly mountPath: string;
  /** Whether it is mounted for reading only. */
  readonly readOnly?: boolean;
  /** `Enabled`, `Disabled` or absent: whether mounts within it are read-only as well. */
  readonly recursiveReadOnly?: string;
  /** More about the volume, by its kind. */
  readonly volumeStatus?: VolumeStatus;
}

/** Nodes from which a volume can be reached. */
export interface VolumeNodeAffinity {
  /** Nodes from which the volume can be reached. */
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

/** How large a volume must and may be. */
export interface VolumeResourceRequirements {
  /** Most that the volume may have. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** Least that the volume must have, under `storage`. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Where a volume comes from: exactly one of these. */
export interface VolumeSource {
  /** A file or directory of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** A directory that is empty at the pod's start and goes with the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /**
   * A disk of Google Compute Engine; served by the CSI driver `pd.csi.storage.gke.io`.
   *
   * @deprecated
   */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /**
   * A disk of AWS; served by the CSI driver `ebs.csi.aws.com`.
   *
   * @deprecated
   */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /**
   * A clone of a Git repository. No longer served; clone in an init container into an emptyDir.
   *
   * @deprecated
   */
  readonly gitRepo?: GitRepoVolumeSource;
  /** The keys of a secret as files. */
  readonly secret?: SecretVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  /** An iSCSI disk. */
  readonly iscsi?: ISCSIVolumeSource;
  /**
   * A Gluster volume. No longer served.
   *
   * @deprecated
   */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** The volume that a claim of the namespace is bound to. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /**
   * A Ceph block device. No longer served.
   *
   * @deprecated
   */
  readonly rbd?: RBDVolumeSource;
  /**
   * A volume served by an executable on the node; CSI drivers took its place.
   *
   * @deprecated
   */
  readonly flexVolume?: FlexVolumeSource;
  /**
   * A volume of OpenStack; served by the CSI driver `cinder.csi.openstack.org`.
   *
   * @deprecated
   */
  readonly cinder?: CinderVolumeSource;
  /**
   * A folder of a Ceph file system. No longer served.
   *
   * @deprecated
   */
  readonly cephfs?: CephFSVolumeSource;
  /**
   * A Flocker dataset. No longer served.
   *
   * @deprecated
   */
  readonly flocker?: FlockerVolumeSource;
  /** Fields of the pod as files. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** A Fibre Channel disk. */
  readonly fc?: FCVolumeSource;
  /**
   * A share of Azure Files; served by the CSI driver `file.csi.azure.com`.
   *
   * @deprecated
   */
  readonly azureFile?: AzureFileVolumeSource;
  /** The keys of a config map as files. */
  readonly configMap?: ConfigMapVolumeSource;
  /**
   * A disk of vSphere; served by the CSI driver `csi.vsphere.vmware.com`.
   *
   * @deprecated
   */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /**
   * A Quobyte volume. No longer served.
   *
   * @deprecated
   */
  readonly quobyte?: QuobyteVolumeSource;
  /**
   * A disk of Azure; served by the CSI driver `disk.csi.azure.com`.
   *
   * @deprecated
   */
  readonly azureDisk?: AzureDiskVolumeSource;
  /**
   * A disk of Photon Controller. No longer served.
   *
   * @deprecated
   */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  /**
   * A Portworx volume; served by the CSI driver `pxd.portworx.com`.
   *
   * @deprecated
   */
  readonly portworxVolume?: PortworxVolumeSource;
  /**
   * A ScaleIO volume. No longer served.
   *
   * @deprecated
   */
  readonly scaleIO?: ScaleIOVolumeSource;
  /**
   * A StorageOS volume. No longer served.
   *
   * @deprecated
   */
  readonly storageos?: StorageOSVolumeSource;
  /** A volume of a CSI driver that lives as long as the pod. */
  readonly csi?: CSIVolumeSource;
  /** A claim that is made with the pod and goes with it. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** The contents of an OCI image or artifact. */
  readonly image?: ImageVolumeSource;
}

/** What is known of a mounted volume, by its kind. */
export interface VolumeStatus {
  /** What is known of an image volume. */
  readonly image?: ImageVolumeStatus;
}

/** A disk of vSphere, attached to the node and mounted there. */
export interface VsphereVirtualDiskVolumeSource {
  /** Path of the disk's file, as `[datastore] folder/disk.vmdk`. */
  readonly volumePath: string;
  /** File system that the disk is mounted with; `ext4` if absent. */
  readonly fsType?: string;
  /** Name of the storage policy to make the disk with. */
  readonly storagePolicyName?: string;
  /** Identifier of that policy. */
  readonly storagePolicyID?: string;
}

/** Other pods, and how much they matter. */
export interface WeightedPodAffinityTerm {
  /** How much a match adds, 1 to 100. */
  readonly weight: number;
  /** Which pods, and what counts as the same place. */
  readonly podAffinityTerm: PodAffinityTerm;
}

/** Security settings of Windows containers. */
export interface WindowsSecurityContextOptions {
  /** Name of the GMSA credential specification to use. */
  readonly gmsaCredentialSpecName?: string;
  /** The specification itself; filled in from its name by an admission webhook. */
  readonly gmsaCredentialSpec?: string;
  /** Windows user that the process runs as; that of the image if absent. */
  readonly runAsUserName?: string;
  /** Runs the container directly on the host. All containers of a pod must agree, and the pod must use the host's network. */
  readonly hostProcess?: boolean;
}
