import { asked } from "./ask.ts";
import type { Road } from "./road.ts";

/** The requests that the sample asks for itself. */
export const requests: Road = {
  name: "requests",
  async *try({ sample, pair, path }, group) {
    for (const request of sample.requests ?? []) {
      const { name } = request;
      const differences = await asked(pair, { ...request, path: `${path}${request.path}` });
      yield { group, name, field: name, differences };
    }
  },
};
