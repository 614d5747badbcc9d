import { existsSync } from "node:fs";
import { request } from "node:http";

/** Removes all containers of a node's dockerd, by force. Returns how many there were; none where no dockerd answers. */
export async function removeContainers(socket: string): Promise<number> {
  if (!existsSync(socket)) return 0;
  const list = await ask(socket, "GET", "/containers/json?all=1").catch(() => "[]");
  const ids = (JSON.parse(list) as readonly { readonly Id: string }[]).map(({ Id }) => Id);
  await Promise.all(ids.map((id) => ask(socket, "DELETE", `/containers/${id}?force=1&v=1`)));
  return ids.length;
}

const timeoutMs = 30_000;

function ask(socketPath: string, method: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path, timeout: timeoutMs }, (answer) => {
      const parts: string[] = [];
      answer.setEncoding("utf8").on("data", (part: string) => parts.push(part));
      answer.on("end", () => resolve(parts.join(""))).on("error", reject);
    });
    sent.on("timeout", () => sent.destroy(new Error("dockerd does not answer")));
    sent.on("error", reject).end();
  });
}
