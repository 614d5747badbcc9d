import { compile } from "./compile.ts";
import { deviceEnvironment, matchConditionEnvironment, policyEnvironment } from "./environment.ts";
import { simple, typeText } from "./types.ts";

const policy = policyEnvironment({ params: true, variables: new Map([["replicas", simple("int")]]) });
const mutating = policyEnvironment({ params: false, variables: new Map(), mutates: true });

const typed = [
  ["1 + 2 * 3", "int"],
  ["1u", "uint"],
  ["0x1F", "int"],
  ["-1.5e3", "double"],
  ["r'\\d+' + \"a\\n\\u00e9\"", "string"],
  ["b'abc'", "bytes"],
  ["'''two\nlines'''", "string"],
  ["object.spec.replicas <= 5", "bool"],
  ["!has(object.metadata.labels) || 'a' in object.metadata.labels", "bool"],
  ["object.?spec.?replicas.orValue(1)", "dyn"],
  ["object.spec.containers.all(c, c.image.startsWith('registry.example/'))", "bool"],
  ["object.metadata.labels.all(k, v, k != v)", "bool"],
  ["object.spec.containers.map(c, c.name).join(',')", "string"],
  ["[1, 2].filter(i, i > 1).map(i, string(i))", "list(string)"],
  ["{'a': 1}.transformMap(k, v, v > 0, string(v))", "map(string, string)"],
  ["type(object) == string", "bool"],
  ["duration('1h') > duration('1m') && timestamp('2020-01-01T00:00:00Z').getFullYear() == 2020", "bool"],
  ["sets.contains(['a'], ['a'])", "bool"],
  ["quantity('1Gi').isGreaterThan(quantity('1Mi'))", "bool"],
  ["url('https://example.com').getHost()", "string"],
  ["ip('127.0.0.1').isLoopback() && cidr('10.0.0.0/8').containsIP('10.1.1.1') && ip.isCanonical('::1')", "bool"],
  ["semver('1.2.3').isLessThan(semver('2.0.0'))", "bool"],
  ["format.dns1123Label().validate('a').hasValue()", "bool"],
  ["'%s-%d'.format(['a', 1])", "string"],
  ["type(timestamp('2020-01-01T00:00:00Z')) == google.protobuf.Timestamp // a comment", "bool"],
  ["-9223372036854775808", "int"],
  ["'abc'.matches('^a') ? 'yes' : 'no'", "string"],
  ["request.userInfo.groups.exists(g, g == 'admins') && request.operation == 'CREATE'", "bool"],
  ["authorizer.group('apps').resource('deployments').namespace('x').check('create').allowed()", "bool"],
  ["authorizer.requestResource.check('custom').allowed()", "bool"],
  ["namespaceObject.metadata.labels['env'] == 'prod'", "bool"],
  ["variables.replicas > params.max", "bool"],
  ["[?optional.of(1), 2]", "list(int)"],
  ["optional.of('a').optMap(x, x.size()).orValue(0)", "int"],
  ["1 < 2.0 && 2u > 1", "bool"],
  ["size([]) == 0 && {} == {'a': 1}", "bool"],
] as const;
test.each(typed)("compile() gives %s the type %s", (expression, type) => {
  const found = compile(expression, policy);
  expect("type" in found ? typeText(found.type) : found.problem).toBe(type);
});

const refused = [
  ["object.", "1:8: Syntax error: no viable alternative at input '.'"],
  ["", "1:0: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '('"],
  ["a b", "1:3: Syntax error: extraneous input 'b' expecting <EOF>"],
  ["(1", "1:3: Syntax error: missing ')' at '<EOF>'"],
  ["foo == 1", "1:1: undeclared reference to 'foo' (in container '')"],
  ["variables.other", "1:10: undefined field 'other'"],
  ["request.nothing", "1:8: undefined field 'nothing'"],
  ["'a' + 1", "1:5: found no matching overload for '_+_' applied to '(string, int)'"],
  ["1 == 'a'", "1:3: found no matching overload for '_==_' applied to '(int, string)'"],
  ["[1, 'a']", "1:5: expected type 'int' but found 'string'"],
  ["'a'.nothing()", "1:12: undeclared reference to 'nothing' (in container '')"],
  ["'a'.contains(1)", "1:13: found no matching overload for 'contains' applied to 'string.(int)'"],
  ["true && 1", "1:9: expected type 'bool' but found 'int'"],
  ["[1].all(i, i)", "1:12: expected type 'bool' but found 'int'"],
  ["1.all(i, true)", "1:1: expression of type 'int' cannot be range of a comprehension"],
  ["has(object)", "1:5: invalid argument to has() macro"],
  ["'\\q'", "1:1: Syntax error: token recognition error at: ''\\q'"],
  ["'a", "1:1: Syntax error: token recognition error at: ''a'"],
  ["1 # 2", "1:3: Syntax error: token recognition error at: '#'"],
  ["has(request.nothing)", "1:4: undefined field 'nothing'"],
  [
    "foo + bar",
    "1:1: undeclared reference to 'foo' (in container '')\n | foo + bar\n | ^\nERROR: <input>:1:7: undeclared reference to 'bar'",
  ],
  [".foo", "1:2: undeclared reference to '.foo' (in container '')"],
  ["in + 1", "1:1: Syntax error: mismatched input 'in' expecting"],
  ["1 + * 2", "1:5: Syntax error: extraneous input '*' expecting"],
  ["1 2 3", "1:3: Syntax error: mismatched input '2' expecting <EOF>"],
  ["1 = 2", "1:3: Syntax error: token recognition error at: '= '"],
  ["contains('a')", "1:9: found no matching overload for 'contains' applied to '(string)'"],
  ["true.int()", "1:9: found no matching overload for 'int' applied to 'bool.()'"],
  ["[1].filter(i, i)", "1:11: found no matching overload for '_?_:_' applied to '(int, list(int), list(int))'"],
  ["[1].exists_one(i, i)", "1:15: found no matching overload for '_?_:_' applied to '(int, int, int)'"],
  ["type < 5", "1:6: found no matching overload for '_<_' applied to '(type(type), int)'"],
  ["duration('1h') < 5", "1:16: found no matching overload for '_<_' applied to '(duration, int)'"],
  [
    "'%d'.format(['a'])",
    "1:14: error during formatting: decimal clause can only be used on integers, was given string",
  ],
  ["'%q'.format([1])", '1:12: could not parse formatting clause: unrecognized formatting clause "q"'],
  ["'%s %s'.format([1])", "1:15: index 1 out of range"],
  ["'%s'.format([1, 2])", "1:12: too many arguments supplied to string.format (expected 1, got 2)"],
  ["'%'.format([])", "1:11: unexpected end of string"],
  ["[1, dyn(1)]", "1:8: expected type 'int' but found 'dyn'"],
  ["['a'].sum()", "1:10: found no matching overload for 'sum' applied to 'list(string).()'"],
  ["'a'.matches('[')", "1:13: invalid matches argument"],
  ["duration('x')", "1:10: invalid duration argument"],
  ["9223372036854775808", "1:1: invalid int literal"],
  ["18446744073709551616u", "1:1: invalid uint literal"],
  ["Object{}", "1:7: undeclared reference to 'Object' (in container '')"],
] as const;
test.each(refused)("compile() refuses %s: %s", (expression, problem) => {
  const found = compile(expression, policy);
  expect("problem" in found ? found.problem : typeText(found.type)).toContain(`ERROR: <input>:${problem}`);
});

const impossible = [
  ["int('a')", "type conversion error from 'string' to 'int'"],
  ["uint(-1)", "unsigned integer overflow"],
  ["int(1e30)", "integer overflow"],
  ["bool('yes')", "type conversion error from 'string' to 'bool'"],
] as const;
test.each(impossible)("compile() refuses %s, of which no program can be made: %s", (expression, problem) =>
  expect(compile(expression, policy)).toEqual({ problem: `program instantiation failed: ${problem}` }),
);

test("compile() shows the place under the line", () => {
  const found = compile("true &&\n  foo", policy);
  expect(found).toEqual({
    problem:
      "compilation failed: ERROR: <input>:2:3: undeclared reference to 'foo' (in container '')\n |   foo\n | ..^",
  });
});

const literals = [
  ["Object{metadata: Object.metadata{labels: {'a': 'b'}}}", "Object"],
  ["Object{spec: Object.spec{containers: [Object.spec.containers.item{name: 'a'}]}}", "Object"],
  ["[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b'), value: 'c'}]", "list(JSONPatch)"],
] as const;
test.each(literals)("a policy that changes objects may write %s", (expression, type) => {
  const found = compile(expression, mutating);
  expect("type" in found ? typeText(found.type) : found.problem).toBe(type);
});

test("a nested type is that of its field", () => {
  expect(compile("Object{spec: Object.status{}}", mutating)).toMatchObject({
    problem: expect.stringContaining("expected type of field 'spec' is 'Object.spec'"),
  });
});

test("match conditions know no parameters and no variables", () => {
  expect(compile("params.x == 1", matchConditionEnvironment)).toHaveProperty("problem");
  expect(compile("object.metadata.name == request.name", matchConditionEnvironment)).toMatchObject({
    type: simple("bool"),
  });
});

test("devices are told apart by driver, attributes and capacity", () => {
  const expression =
    "device.driver == 'gpu.example.com' && device.attributes['gpu.example.com'].model == 'a' && device.capacity['gpu.example.com'].memory.compareTo(quantity('1Gi')) >= 0";
  expect(compile(expression, deviceEnvironment)).toMatchObject({ type: simple("bool") });
  expect(compile("object.x", deviceEnvironment)).toHaveProperty("problem");
});

test("nesting and length are bounded", () => {
  expect(compile(`${"(".repeat(500)}1${")".repeat(500)}`, policy)).toHaveProperty("problem");
  expect(compile(`${"!".repeat(500)}true`, policy)).toHaveProperty("problem");
  expect(compile("a".repeat(100_001), policy)).toHaveProperty("problem");
});
