import type { NodePlan } from "../layout.ts";
import type { Gate } from "../supervisor/service-spec.ts";

/** One process of a node, the same under the supervisor and under systemd. */
export interface ProcessDefinition {
  /** As its unit is called: `kubets-<name>.service`. */
  readonly name: string;
  readonly description: string;
  /** On the control plane only, or on every node. */
  readonly runsOn: "control-plane" | "every-node";
  /** 0: needs none of us; 1: needs those of stage 0; 2: needs the API. Stopped the other way round. */
  readonly stage: 0 | 1 | 2;
  /** Program and flags. */
  readonly command: (node: NodePlan) => readonly string[];
  readonly environment?: (node: NodePlan) => Readonly<Record<string, string>>;
  /** What must answer before it is started. */
  readonly after?: (node: NodePlan) => readonly Gate[];
  /** Files that a predecessor leaves when it is killed, and that would keep it from starting. */
  readonly stale?: (node: NodePlan) => readonly string[];
  /** Text files that it reads, by path. */
  readonly files?: (node: NodePlan) => Readonly<Record<string, string>>;
  readonly folders?: (node: NodePlan) => readonly string[];
  readonly stopGraceMs: number;
}

/** `--name=value` for each, in order. */
export const flags = (values: Readonly<Record<string, string | number | boolean>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `--${name}=${value}`);
