import { type Message, remakeOnce } from "@kubets/api";

/**
 * Fields of features that are off by default in Kubernetes 1.36, by message: a write forgets them, and its managers keep
 * what they sent.
 */
const disabled: Readonly<Record<string, readonly string[]>> = {
  "k8s.io.api.apps.v1.RollingUpdateStatefulSetStrategy": ["maxUnavailable"],
  "k8s.io.api.core.v1.ContainerStatus": ["stopSignal"],
  "k8s.io.api.core.v1.Lifecycle": ["stopSignal"],
  "k8s.io.api.core.v1.PodSpec": ["schedulingGroup"],
  "k8s.io.api.core.v1.PodStatus": ["nodeAllocatableResourceClaimStatuses"],
  "k8s.io.api.core.v1.VolumeMountStatus": ["volumeStatus"],
  "k8s.io.api.core.v1.VolumeProjection": ["clusterTrustBundle", "podCertificate"],
};

/** Goes itself where it held nothing else. */
const vanishing = "k8s.io.api.core.v1.Lifecycle";

type Members = Readonly<Record<string, unknown>>;
type Drop = (value: Members) => Members;

const drops = new WeakMap<Message, Drop | null>();

/** The object without fields of disabled features; the same object where it has none. */
export function withoutDisabled<T extends object>(message: Message, object: T): T {
  const drop = dropOf(message);
  return drop ? (drop(object as Members) as T) : object;
}

/** What forgets fields of a message and of those below it; null where there is nothing to forget. */
function dropOf(message: Message): Drop | null {
  const known = drops.get(message);
  if (known !== undefined) return known;
  drops.set(message, null); // a message that holds itself
  const names = disabled[message.name] ?? [];
  const below = [...message.byJson.values()].flatMap((field) => {
    const inner = field.type.is === "message" && !field.type.message.custom ? dropOf(field.type.message) : null;
    if (!inner) return [];
    const vanishes = field.type.is === "message" && field.type.message.name === vanishing;
    return [{ name: field.json, drop: field.repeated ? overList(inner) : remakeOnce(inner), vanishes }];
  });
  const made = names.length || below.length ? dropFields(names, below) : null;
  drops.set(message, made);
  return made;
}

interface Below {
  readonly name: string;
  readonly drop: (value: never) => unknown;
  readonly vanishes: boolean;
}

const overList =
  (drop: Drop) =>
  (list: readonly Members[]): readonly Members[] => {
    const dropped = list.map(drop);
    return dropped.some((item, i) => item !== list[i]) ? dropped : list;
  };

function dropFields(names: readonly string[], below: readonly Below[]): Drop {
  return (value) => {
    let copy: Record<string, unknown> | undefined;
    for (const { name, drop, vanishes } of below) {
      const member = value[name];
      if (member === undefined || member === null) continue;
      const dropped = drop(member as never);
      if (dropped === member) continue;
      copy ??= { ...value };
      if (vanishes && Object.keys(dropped as Members).length === 0) delete copy[name];
      else copy[name] = dropped;
    }
    for (const name of names) {
      if (value[name] === undefined) continue;
      copy ??= { ...value };
      delete copy[name];
    }
    return copy ?? value;
  };
}
