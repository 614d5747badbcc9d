/** A type of the Common Expression Language. Objects are known by name; a parameter stands for any type, the same wherever it stands. */
export type CelType =
  | { readonly is: "simple"; readonly name: string }
  | { readonly is: "list"; readonly of: CelType }
  | { readonly is: "map"; readonly key: CelType; readonly value: CelType }
  | { readonly is: "optional"; readonly of: CelType }
  | { readonly is: "type"; readonly of: CelType }
  | { readonly is: "param"; readonly name: string };

export type Bindings = Map<string, CelType>;

export const simple = (name: string): CelType => ({ is: "simple", name });
export const dyn = simple("dyn");
/** Of what has no type, so that this is told only once: it may stand anywhere. */
export const wrong = simple("!error!");
export const isDyn = (type: CelType): boolean => type.is === "simple" && type.name === "dyn";

const part = /\s*([A-Za-z_][\w.]*|[<>,])/y;

/** `int`, `list<string>`, `map<string, list<dyn>>`; one capital letter is a parameter. */
export function typeOf(text: string): CelType {
  part.lastIndex = 0;
  const words: string[] = [];
  for (let found = part.exec(text); found; found = part.exec(text)) words.push(found[1]!);
  let position = 0;
  const read = (): CelType => {
    const name = words[position++]!;
    const inner: CelType[] = [];
    if (words[position] === "<") {
      do {
        position += 1;
        inner.push(read());
      } while (words[position] === ",");
      position += 1;
    }
    if (name === "list" || name === "optional" || name === "type") return { is: name, of: inner[0] ?? dyn };
    if (name === "map") return { is: "map", key: inner[0] ?? dyn, value: inner[1] ?? dyn };
    return /^[A-Z]$/.test(name) ? { is: "param", name } : simple(name);
  };
  return read();
}

/** The names in full of what is here called by a short one. */
const fullNames: Readonly<Record<string, string>> = {
  null_type: "null",
  ip: "net.IP",
  cidr: "net.CIDR",
  quantity: "kubernetes.Quantity",
  url: "kubernetes.URL",
  semver: "kubernetes.Semver",
  format: "kubernetes.NamedFormat",
  authorizer: "kubernetes.authorization.Authorizer",
  groupCheck: "kubernetes.authorization.GroupCheck",
  resourceCheck: "kubernetes.authorization.ResourceCheck",
  pathCheck: "kubernetes.authorization.PathCheck",
  decision: "kubernetes.authorization.Decision",
};

/** As cel-go writes it. */
export function typeText(type: CelType): string {
  switch (type.is) {
    case "simple":
      return fullNames[type.name] ?? type.name;
    case "param":
      return type.name;
    case "list":
      return `list(${typeText(type.of)})`;
    case "map":
      return `map(${typeText(type.key)}, ${typeText(type.value)})`;
    case "optional":
      return `optional_type(${typeText(type.of)})`;
    case "type":
      // Of the type of all types nothing more is said.
      return isDyn(type.of) ? "type" : `type(${typeText(type.of)})`;
  }
}

/** Whether a value of type `from` may stand where `to` is wanted. Parameters of `to` are bound on the way. */
export function assign(to: CelType, from: CelType, bindings: Bindings): boolean {
  if (to.is === "param") return bind(to.name, from, bindings);
  if (isDyn(to) || isDyn(from) || to === wrong || from === wrong) return true;
  if (to.is === "simple") return from.is === "simple" && (from.name === to.name || isNullFor(from.name, to.name));
  if (from.is === "simple") return from.name === "null_type" && to.is === "optional";
  if (to.is === "map") {
    return from.is === "map" && assign(to.key, from.key, bindings) && assign(to.value, from.value, bindings);
  }
  return from.is === to.is && assign(to.of, (from as { of: CelType }).of, bindings);
}

const scalars = new Set(["int", "uint", "double", "string", "bytes", "bool", "null_type", "type"]);

/** null stands for any object, but not for a scalar. */
const isNullFor = (from: string, to: string): boolean => from === "null_type" && !scalars.has(to);

function bind(name: string, from: CelType, bindings: Bindings): boolean {
  const bound = bindings.get(name);
  if (bound === undefined) {
    bindings.set(name, from);
    return true;
  }
  if (isDyn(bound) || isDyn(from) || from === wrong) {
    bindings.set(name, dyn);
    return true;
  }
  return assign(bound, from, new Map()) || (assign(from, bound, new Map()) && bindings.set(name, from) !== undefined);
}

/** The type with its parameters replaced; what is bound to nothing can be anything. */
export function substituted(type: CelType, bindings: Bindings): CelType {
  switch (type.is) {
    case "param":
      return bindings.get(type.name) ?? dyn;
    case "simple":
      return type;
    case "map":
      return { is: "map", key: substituted(type.key, bindings), value: substituted(type.value, bindings) };
    default:
      return { is: type.is, of: substituted(type.of, bindings) };
  }
}
