import { Counter, Histogram, type Registry } from "prom-client";

/** One finished request to the API server. `code` is the HTTP code that its outcome stands for. */
export interface FinishedRequest {
  readonly verb: string;
  readonly host: string;
  readonly code: string;
  readonly seconds: number;
}

const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];

/** The `rest_client_*` family as in client-go; our own processes speak gRPC, so the verb stands as the method. */
export function createRequestMetrics(registry: Registry): (finished: FinishedRequest) => void {
  const total = new Counter({
    name: "rest_client_requests_total",
    help: "Requests to the API server, by outcome.",
    labelNames: ["code", "method", "host"],
    registers: [registry],
  });
  const duration = new Histogram({
    name: "rest_client_request_duration_seconds",
    help: "Time that requests to the API server take.",
    labelNames: ["verb", "host"],
    buckets,
    registers: [registry],
  });
  return ({ verb, host, code, seconds }) => {
    total.inc({ code, method: verb, host });
    duration.observe({ verb, host }, seconds);
  };
}
