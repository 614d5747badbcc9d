import { type CelType, typeOf } from "./types.ts";

/** One way to call a function or method; a method's receiver is its first parameter. */
export interface Overload {
  readonly parameters: readonly CelType[];
  readonly result: CelType;
}

export type Functions = ReadonlyMap<string, readonly Overload[]>;

const declaration = /^\s*(\S+)\((.*)\): (.+)$/;

/** `contains(string, string): bool`, a line each. */
function declared(text: string): Functions {
  const found = new Map<string, Overload[]>();
  for (const line of text.trim().split("\n")) {
    const [, name, parameters, result] = declaration.exec(line)!;
    const types = parameters === "" ? [] : parameters!.split(/,\s*(?![^<]*>)/);
    const overload = { parameters: types.map(typeOf), result: typeOf(result!) };
    found.set(name!, [...(found.get(name!) ?? []), overload]);
  }
  return found;
}

const numbers = ["int", "uint", "double"];
const ordered = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"];
const crossed = numbers.flatMap((a) => numbers.filter((b) => b !== a).map((b) => `${a}, ${b}`));
const comparisons = ["_<_", "_<=_", "_>_", "_>=_"].flatMap((operator) =>
  [...ordered.map((type) => `${type}, ${type}`), ...crossed].map((types) => `${operator}(${types}): bool`),
);
const arithmetic = ["_-_", "_*_", "_/_", "_+_"].flatMap((operator) =>
  numbers.map((type) => `${operator}(${type}, ${type}): ${type}`),
);

/** Operators and what the language itself brings. Source: cel-spec, doc/langdef.md. */
const standard = `
${comparisons.join("\n")}
${arithmetic.join("\n")}
_+_(string, string): string
_+_(bytes, bytes): bytes
_+_(list<A>, list<A>): list<A>
_+_(duration, duration): duration
_+_(timestamp, duration): timestamp
_+_(duration, timestamp): timestamp
_-_(timestamp, timestamp): duration
_-_(timestamp, duration): timestamp
_-_(duration, duration): duration
_%_(int, int): int
_%_(uint, uint): uint
-_(int): int
-_(double): double
!_(bool): bool
_&&_(bool, bool): bool
_||_(bool, bool): bool
_?_:_(bool, A, A): A
_==_(A, A): bool
_!=_(A, A): bool
@in(A, list<A>): bool
@in(A, map<A, B>): bool
_[_](list<A>, int): A
_[_](map<A, B>, A): B
_[_](optional<list<A>>, int): optional<A>
_[_](optional<map<A, B>>, A): optional<B>
_[?_](list<A>, int): optional<A>
_[?_](map<A, B>, A): optional<B>
_[?_](optional<list<A>>, int): optional<A>
_[?_](optional<map<A, B>>, A): optional<B>
size(string): int
size(bytes): int
size(list<A>): int
size(map<A, B>): int
int(int): int
int(uint): int
int(double): int
int(string): int
int(timestamp): int
int(duration): int
uint(int): uint
uint(uint): uint
uint(double): uint
uint(string): uint
double(int): double
double(uint): double
double(double): double
double(string): double
string(int): string
string(uint): string
string(double): string
string(bool): string
string(string): string
string(bytes): string
string(timestamp): string
string(duration): string
bytes(bytes): bytes
bytes(string): bytes
bool(bool): bool
bool(string): bool
duration(duration): duration
duration(string): duration
timestamp(timestamp): timestamp
timestamp(string): timestamp
timestamp(int): timestamp
dyn(A): dyn
type(A): type<A>
matches(string, string): bool
optional.of(A): optional<A>
optional.ofNonZeroValue(A): optional<A>
optional.none(): optional<A>`;

/** What Kubernetes adds. Source: kubernetes.io/docs/reference/using-api/cel. */
const added = `
lists.range(int): list<int>
strings.quote(string): string
sets.contains(list<A>, list<A>): bool
sets.equivalent(list<A>, list<A>): bool
sets.intersects(list<A>, list<A>): bool
url(string): url
isURL(string): bool
quantity(string): quantity
isQuantity(string): bool
ip(string): ip
isIP(string): bool
isIP(string, int): bool
ip.isCanonical(string): bool
cidr(string): cidr
isCIDR(string): bool
semver(string): semver
semver(string, bool): semver
isSemver(string): bool
isSemver(string, bool): bool
format.named(string): optional<format>
jsonpatch.escapeKey(string): string
string(ip): string
string(cidr): string
${formats().join("\n")}`;

function formats(): string[] {
  const names = `dns1123Label dns1123Subdomain dns1035Label qualifiedName dns1123LabelPrefix dns1123SubdomainPrefix
    dns1035LabelPrefix labelValue uri uuid byte date datetime`;
  return names.split(/\s+/).map((name) => `format.${name}(): format`);
}

const times = ["FullYear", "Month", "Date", "DayOfMonth", "DayOfWeek", "DayOfYear", "Hours", "Minutes", "Seconds"];

const methodTable = `
${[...times, "Milliseconds"].flatMap((name) => [`get${name}(timestamp): int`, `get${name}(timestamp, string): int`]).join("\n")}
${["Hours", "Minutes", "Seconds", "Milliseconds"].map((name) => `get${name}(duration): int`).join("\n")}
size(string): int
size(bytes): int
size(list<A>): int
size(map<A, B>): int
contains(string, string): bool
startsWith(string, string): bool
endsWith(string, string): bool
matches(string, string): bool
charAt(string, int): string
indexOf(string, string): int
indexOf(string, string, int): int
lastIndexOf(string, string): int
lastIndexOf(string, string, int): int
join(list<string>): string
join(list<string>, string): string
lowerAscii(string): string
upperAscii(string): string
replace(string, string, string): string
replace(string, string, string, int): string
split(string, string): list<string>
split(string, string, int): list<string>
substring(string, int): string
substring(string, int, int): string
trim(string): string
format(string, list<dyn>): string
${ordered.map((type) => `isSorted(list<${type}>): bool`).join("\n")}
${ordered.map((type) => `sort(list<${type}>): list<${type}>`).join("\n")}
${["min", "max"].flatMap((name) => ordered.map((type) => `${name}(list<${type}>): ${type}`)).join("\n")}
${[...numbers, "duration"].map((type) => `sum(list<${type}>): ${type}`).join("\n")}
find(string, string): string
findAll(string, string): list<string>
findAll(string, string, int): list<string>
indexOf(list<A>, A): int
lastIndexOf(list<A>, A): int
distinct(list<A>): list<A>
flatten(list<list<A>>): list<A>
flatten(list<dyn>): list<dyn>
flatten(list<dyn>, int): list<dyn>
reverse(list<A>): list<A>
slice(list<A>, int, int): list<A>
hasValue(optional<A>): bool
value(optional<A>): A
or(optional<A>, optional<A>): optional<A>
orValue(optional<A>, A): A
getScheme(url): string
getHost(url): string
getHostname(url): string
getPort(url): string
getEscapedPath(url): string
getQuery(url): map<string, list<string>>
isInteger(quantity): bool
asInteger(quantity): int
asApproximateFloat(quantity): double
sign(quantity): int
add(quantity, quantity): quantity
add(quantity, int): quantity
sub(quantity, quantity): quantity
sub(quantity, int): quantity
isLessThan(quantity, quantity): bool
isGreaterThan(quantity, quantity): bool
compareTo(quantity, quantity): int
family(ip): int
isUnspecified(ip): bool
isLoopback(ip): bool
isLinkLocalMulticast(ip): bool
isLinkLocalUnicast(ip): bool
isGlobalUnicast(ip): bool
containsIP(cidr, ip): bool
containsIP(cidr, string): bool
containsCIDR(cidr, cidr): bool
containsCIDR(cidr, string): bool
ip(cidr): ip
masked(cidr): cidr
prefixLength(cidr): int
major(semver): int
minor(semver): int
patch(semver): int
isLessThan(semver, semver): bool
isGreaterThan(semver, semver): bool
compareTo(semver, semver): int
validate(format, string): optional<list<string>>
path(authorizer, string): pathCheck
serviceAccount(authorizer, string, string): authorizer
group(authorizer, string): groupCheck
resource(groupCheck, string): resourceCheck
subresource(resourceCheck, string): resourceCheck
namespace(resourceCheck, string): resourceCheck
name(resourceCheck, string): resourceCheck
fieldSelector(resourceCheck, string): resourceCheck
labelSelector(resourceCheck, string): resourceCheck
check(resourceCheck, string): decision
check(pathCheck, string): decision
allowed(decision): bool
reason(decision): string
errored(decision): bool
error(decision): string`;

/** Functions and operators by name; `sets.contains` is one name. */
export const functions: Functions = declared(standard.trim() + added);

/** Methods by name. */
export const methods: Functions = declared(methodTable);
