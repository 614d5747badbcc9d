import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { openTcpProxy } from "./tcp-proxy.ts";

test("bytes keep their order when a delay begins and ends between them", async () => {
  const heard: string[] = [];
  const server = createServer((socket) => socket.on("data", (bytes) => heard.push(bytes.toString())));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const proxy = await openTcpProxy({ to: (server.address() as AddressInfo).port });
  const client = connect({ port: proxy.port, host: "127.0.0.1", noDelay: true });
  const send = async (text: string) => {
    client.write(text);
    await pause(10);
  };

  await send("a");
  proxy.delay(200);
  await send("b");
  await send("c");
  proxy.heal();
  await send("d");
  await pause(300);
  await send("e");
  expect(heard.join("")).toBe("abcde");

  client.destroy();
  await proxy.close();
  server.close();
});
