import type { Call, Expression, ListLiteral, MapLiteral, MessageLiteral, Select } from "./ast.ts";
import { CelError, type Problem } from "./cel-error.ts";
import type { Environment } from "./environment.ts";
import { functions, methods, type Overload } from "./functions.ts";
import { literalProblem } from "./literal-arguments.ts";
import { conversionProblem } from "./literal-conversions.ts";
import { formatProblem } from "./literal-formats.ts";
import { globalMacros, type MacroCheck, macros } from "./macros.ts";
import { assign, type Bindings, type CelType, dyn, isDyn, simple, substituted, typeText, wrong } from "./types.ts";

/** Names that stand for types themselves. */
const typeNames: ReadonlyMap<string, CelType> = new Map([
  ...["bool", "bytes", "double", "int", "null_type", "string", "uint"].map((name) => [name, simple(name)] as const),
  ["list", { is: "list", of: dyn }],
  ["map", { is: "map", key: dyn, value: dyn }],
  ["type", { is: "type", of: dyn }],
  ["google.protobuf.Duration", simple("duration")],
  ["google.protobuf.Timestamp", simple("timestamp")],
  ["net.IP", simple("ip")],
  ["net.CIDR", simple("cidr")],
  ["kubernetes.Quantity", simple("quantity")],
  ["kubernetes.URL", simple("url")],
]);

/** What is known of an expression that has a type. */
export interface Checked {
  readonly type: CelType;
  /** The types of all its parts. */
  readonly types: ReadonlyMap<Expression, CelType>;
  readonly calls: ReadonlyMap<Call, ResolvedCall>;
  /** Why it can never be evaluated, where that is known without values. */
  readonly impossible?: string;
}

/** What a call calls. */
export interface ResolvedCall {
  /** With its namespace, if it has one: `sets.contains`. */
  readonly name: string;
  /** Called on something, not a function by itself. */
  readonly isMethod: boolean;
  /** The ways in which it may be meant; several where a type is only known when it is evaluated. */
  readonly overloads: readonly Overload[];
}

/** The type of an expression. Throws CelError where it cannot have one. */
export function check(tree: Expression, expression: string, environment: Environment): Checked {
  const types = new Map<Expression, CelType>();
  const calls = new Map<Call, ResolvedCall>();

  const problems: Problem[] = [];
  /** Literals that their functions will never take: told where nothing else is wrong. */
  const wrongLiterals: Problem[] = [];
  /** Why no program can be made of what is right otherwise. */
  let impossible: string | undefined;

  const fail = (at: number, problem: string): CelType => {
    problems.push({ at, problem });
    return wrong;
  };
  const refuse = (at: number, problem: string): never => {
    throw new CelError(expression, [{ at, problem }]);
  };

  const typeIn = (scope: ReadonlyMap<string, CelType>): ((node: Expression) => CelType) => {
    const type = (node: Expression): CelType => {
      const found = typed(node);
      types.set(node, found);
      return found;
    };

    const typed = (node: Expression): CelType => {
      switch (node.node) {
        case "literal":
          return simple(node.is);
        case "identifier":
          return named(node.name) ?? fail(node.at, undeclared(node.name));
        case "select":
          return selected(node);
        case "call":
          return called(node);
        case "list":
          return listed(node);
        case "map":
          return mapped(node);
        case "message":
          return message(node);
      }
    };

    const named = (written: string): CelType | undefined => {
      const name = withoutDot(written);
      const variable = scope.get(name) ?? environment.variables.get(name);
      const of = variable ? undefined : typeNames.get(name);
      return of ? { is: "type", of } : variable;
    };

    const selected = (node: Select): CelType => {
      const path = dotted(node);
      const whole = path === undefined || node.optional ? undefined : named(path);
      if (whole) return whole;
      const operand = type(node.operand);
      if (operand.is === "optional") return { is: "optional", of: unwrapped(field(operand.of, node)) };
      const of = field(operand, node);
      return node.optional ? { is: "optional", of: unwrapped(of) } : of;
    };

    const field = (operand: CelType, node: Select): CelType => {
      if (isDyn(operand) || operand === wrong) return operand;
      if (operand.is === "map") return operand.value;
      const fields = operand.is === "simple" ? environment.objects.get(operand.name) : undefined;
      if (fields) return fields.get(node.field) ?? fail(node.at, `undefined field '${node.field}'`);
      if (operand.is === "simple" && isLiteralType(operand.name)) return dyn;
      return fail(node.at, `type '${typeText(operand)}' does not support field selection`);
    };

    const called = (node: Call): CelType => {
      const macro = macroOf(node);
      if (macro) {
        const typeWith = (more: Iterable<readonly [string, CelType]>) => typeIn(new Map([...scope, ...more]));
        return macro(node, { type, typeWith, fail, refuse });
      }
      const global = node.target ? globalName(node) : node.name;
      const args = node.args.map((arg) => (isFormatted(node, arg) ? mixed(arg) : type(arg)));
      if (node.name === "_&&_" || node.name === "_||_") {
        const isLogic = args.map((arg, i) => isBool(arg, node.args[i]!.at)).every(Boolean);
        if (!isLogic) return simple("bool");
      }
      const problem = literalProblem(node) ?? formatProblem(node, (argument) => types.get(argument) ?? dyn);
      if (problem) wrongLiterals.push(problem);
      impossible ??= conversionProblem(node);
      if (global !== undefined) {
        const declared = functions.get(withoutDot(global));
        if (!declared) return fail(node.at, methods.has(global) ? noOverload(global, args) : undeclared(global));
        return (
          meant(node, { name: global, isMethod: false, overloads: declared }, args) ??
          fail(node.at, noOverload(global, args))
        );
      }
      const receiver = type(node.target!);
      const declared = methods.get(node.name);
      if (!declared) {
        const isFunction = functions.has(node.name);
        return fail(node.at, isFunction ? noOverload(node.name, args, receiver) : undeclared(node.name));
      }
      return (
        meant(node, { name: node.name, isMethod: true, overloads: declared }, [receiver, ...args]) ??
        fail(node.at, noOverload(node.name, args, receiver))
      );
    };

    const meant = (node: Call, called: ResolvedCall, args: readonly CelType[]): CelType | undefined => {
      const fitting = called.overloads.flatMap((overload) => resultOf(overload, args));
      calls.set(node, { ...called, overloads: fitting.map(({ overload }) => overload) });
      const [first, ...others] = fitting.map(({ result }) => result);
      return first && others.some((other) => typeText(other) !== typeText(first)) ? dyn : first;
    };

    const isBool = (found: CelType, at: number): boolean => {
      if (assign(simple("bool"), found, new Map())) return true;
      fail(at, `expected type 'bool' but found '${typeText(found)}'`);
      return false;
    };

    /** A list whose items may be of many types. */
    const mixed = (node: ListLiteral): CelType => {
      for (const { value } of node.items) type(value);
      return dyn;
    };

    /** `sets.contains`: a function whose name has a dot, unless something of that name is there. */
    const globalName = (node: Call): string | undefined => {
      const path = dotted(node.target!);
      const name = path === undefined || named(path) ? undefined : `${path}.${node.name}`;
      return name !== undefined && functions.has(name) ? name : undefined;
    };

    const macroOf = ({ target, name, args }: Call): MacroCheck | undefined =>
      (target ? macros : globalMacros).get(`${name}/${args.length}`);

    const listed = ({ items }: ListLiteral): CelType => {
      const types = items.map(({ value, optional }) => ({ at: value.at, type: given(value, optional) }));
      return { is: "list", of: common(types) };
    };

    const mapped = ({ entries }: MapLiteral): CelType => ({
      is: "map",
      key: common(entries.map(({ key }) => ({ at: key.at, type: type(key) }))),
      value: common(entries.map(({ value, optional }) => ({ at: value.at, type: given(value, optional) }))),
    });

    /** What is given as optional counts as what it holds. */
    const given = (value: Expression, optional: boolean): CelType => (optional ? unwrapped(type(value)) : type(value));

    /** All items of a list, and all keys and values of a map, have one type. */
    const common = (types: readonly { at: number; type: CelType }[]): CelType => {
      const first = types[0]?.type ?? dyn;
      for (const { at, type: one } of types) {
        if (one !== wrong && first !== wrong && typeText(one) !== typeText(first))
          fail(at, `expected type '${typeText(first)}' but found '${typeText(one)}'`);
      }
      return first;
    };

    const message = (node: MessageLiteral): CelType => {
      if (!isLiteralType(node.type)) return fail(node.at, undeclared(node.type));
      for (const { name, value, optional, at } of node.fields) {
        const found = given(value, optional);
        const isNested = found.is === "simple" && isLiteralType(found.name);
        if (isNested && found.name !== `${node.type}.${name}`) {
          fail(at, `expected type of field '${name}' is '${node.type}.${name}' but provided type is '${found.name}'`);
        }
      }
      return simple(node.type);
    };

    const isLiteralType = (name: string): boolean =>
      environment.literals.has(name) || (environment.literals.has("Object") && name.startsWith("Object."));

    return type;
  };

  const type = typeIn(new Map())(tree);
  const found = problems.length ? problems : wrongLiterals;
  if (found.length) throw new CelError(expression, found);
  return { type, types, calls, ...(impossible === undefined ? {} : { impossible }) };
}

/** What `format` puts in may be of many types. */
const isFormatted = ({ name, args, target }: Call, arg: Expression): arg is ListLiteral =>
  name === "format" && target !== undefined && args[0] === arg && arg.node === "list";

/** A name that begins with a dot is never one of a namespace. */
const withoutDot = (name: string): string => (name.startsWith(".") ? name.slice(1) : name);

const undeclared = (name: string): string => `undeclared reference to '${name}' (in container '')`;

function noOverload(name: string, args: readonly CelType[], receiver?: CelType): string {
  const given = `(${args.map(typeText).join(", ")})`;
  return `found no matching overload for '${name}' applied to '${receiver ? `${typeText(receiver)}.` : ""}${given}'`;
}

/** `a.b.c`, where an expression is nothing but names. */
function dotted(node: Expression): string | undefined {
  if (node.node === "identifier") return node.name;
  if (node.node !== "select" || node.optional) return undefined;
  const operand = dotted(node.operand);
  return operand === undefined ? undefined : `${operand}.${node.field}`;
}

const unwrapped = (type: CelType): CelType => (type.is === "optional" ? type.of : type);

/** What a call of an overload gives, if it takes these arguments. */
function resultOf(overload: Overload, args: readonly CelType[]): { overload: Overload; result: CelType }[] {
  const { parameters, result } = overload;
  const bindings: Bindings = new Map();
  const fits = parameters.length === args.length && parameters.every((one, i) => assign(one, args[i]!, bindings));
  return fits ? [{ overload, result: substituted(result, bindings) }] : [];
}
