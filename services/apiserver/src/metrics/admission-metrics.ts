import type { Registry } from "prom-client";
import type { AdmissionPlugin, AdmissionRequest } from "../admission/admission.ts";
import type { AdmissionStep } from "../road/deps.ts";
import { registerCounted } from "./counted-metric.ts";
import { createHistogram, type Histogram } from "./histogram.ts";

export interface AdmissionMetrics {
  /** The plugin, whose runs are counted from now on. */
  measured(plugin: AdmissionPlugin): AdmissionPlugin;
  /** Runs a step of admission and counts it. */
  readonly step: AdmissionStep;
}

const bounds = [0.005, 0.025, 0.1, 0.5, 1, 2.5];
const controllerName = "apiserver_admission_controller_admission_duration_seconds";
const stepName = "apiserver_admission_step_admission_duration_seconds";

/** Durations of admission: of each plugin that had something to do, and of the whole of both steps. */
export function createAdmissionMetrics(registry: Registry): AdmissionMetrics {
  const plugins = registerDurations(registry, controllerName, "Time that an admission plugin took.");
  const steps = registerDurations(registry, stepName, "Time that all admission plugins took together.");
  return {
    measured(plugin) {
      const { name, mutate, validate } = plugin;
      return {
        ...plugin,
        ...(mutate ? { mutate: timed(mutate, plugins({ name, type: "admit" })) } : {}),
        ...(validate ? { validate: timed(validate, plugins({ name, type: "validate" })) } : {}),
      };
    },
    step: stepOf({ admit: steps({ type: "admit" }), validate: steps({ type: "validate" }) }),
  };
}

/** How a run has ended. */
type Observe = (request: AdmissionRequest, began: number, isRejected: boolean) => void;

const stepOf =
  (observers: Readonly<Record<"admit" | "validate", Observe>>): AdmissionStep =>
  (type, request, run) =>
    timed(run, observers[type])(request);

/** A run that need not wait stays one. */
function timed<T>(run: (request: AdmissionRequest) => T | Promise<T>, observe: Observe) {
  return (request: AdmissionRequest): T | Promise<T> => {
    const began = performance.now();
    const refused = (error: unknown): never => {
      observe(request, began, true);
      throw error;
    };
    const passed = (answer: T): T => {
      observe(request, began, false);
      return answer;
    };
    try {
      const answer = run(request);
      return answer instanceof Promise ? answer.then(passed, refused) : passed(answer);
    } catch (error) {
      return refused(error);
    }
  };
}

type Labels = Readonly<Record<string, string>>;

/** Adds a family; the answer opens what counts under these labels, for each operation and outcome. */
function registerDurations(registry: Registry, name: string, help: string): (labels: Labels) => Observe {
  const all: { labels: Labels; durations: Histogram }[] = [];
  registerCounted(registry, {
    name,
    help,
    type: "histogram",
    samples: () => all.flatMap(({ labels, durations }) => durations.samples({ name, labels })),
  });
  return (labels) => {
    const byOutcome = new Map<string, Histogram>();
    return ({ operation }, began, isRejected) => {
      const outcome = isRejected ? `${operation} rejected` : operation;
      let durations = byOutcome.get(outcome);
      if (!durations) {
        durations = createHistogram(bounds);
        byOutcome.set(outcome, durations);
        all.push({ labels: { ...labels, operation, rejected: String(isRejected) }, durations });
      }
      durations.observe((performance.now() - began) / 1000);
    };
  };
}
