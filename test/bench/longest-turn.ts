import { type HttpClient, textOf } from "./http-clients.ts";

/** The longest turn of a server's event loop since this was last asked, in milliseconds. */
export async function longestTurnMs(client: HttpClient): Promise<number> {
  const { text } = await textOf(client, { method: "GET", path: "/metrics" });
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1000;
}
