import { existsSync } from "node:fs";
import { request } from "node:http";

/**
 * Removes all containers of a node's dockerd, by force; returns how many it removed. What dockerd does not manage, or where
 * none answers, is left to the end of the node's processes.
 */
export async function removeContainers(socket: string): Promise<number> {
  if (!existsSync(socket)) return 0;
  const list = await ask(socket, "GET", "/containers/json?all=1").catch(() => "[]");
  const ids = (JSON.parse(list) as readonly { readonly Id: string }[]).map(({ Id }) => Id);
  const ends = await Promise.allSettled(ids.map((id) => ask(socket, "DELETE", `/containers/${id}?force=1&v=1`)));
  return ends.filter(({ status }) => status === "fulfilled").length;
}

const timeoutMs = 30_000;

function ask(socketPath: string, method: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path, timeout: timeoutMs }, (answer) => {
      const parts: string[] = [];
      answer.setEncoding("utf8").on("data", (part: string) => parts.push(part));
      answer.on("error", reject).on("end", () => {
        const text = parts.join("");
        if ((answer.statusCode ?? 500) < 400) resolve(text);
        else reject(new Error(`dockerd answered ${answer.statusCode}: ${text.trim()}`));
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("dockerd does not answer")));
    sent.on("error", reject).end();
  });
}
