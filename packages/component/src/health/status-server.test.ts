import { Registry } from "prom-client";
import { silentLogger } from "../logging/logger.ts";
import { openStatusServer } from "./status-server.ts";

let broken = false;
const open = () =>
  openStatusServer({
    address: "127.0.0.1",
    port: 0,
    metrics: new Registry(),
    ready: [
      {
        name: "etcd",
        check: () => {
          if (broken) throw new Error("refused");
        },
      },
    ],
    log: silentLogger,
  });

const rows: { it: string; path: string; broken?: boolean; code: number; text: string }[] = [
  { it: "says ok", path: "/readyz", code: 200, text: "ok" },
  {
    it: "lists its checks when verbose",
    path: "/readyz?verbose",
    code: 200,
    text: "[+]ping ok\n[+]etcd ok\nreadyz check passed\n",
  },
  {
    it: "fails with the check that fails",
    path: "/readyz",
    broken: true,
    code: 500,
    text: "[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed\n",
  },
  { it: "stays alive while not ready", path: "/livez", broken: true, code: 200, text: "ok" },
  {
    it: "leaves out what is excluded",
    path: "/readyz?exclude=etcd&verbose",
    broken: true,
    code: 200,
    text: "[+]ping ok\n[+]etcd excluded: ok\nreadyz check passed\n",
  },
  { it: "serves one check by its path", path: "/readyz/ping", broken: true, code: 200, text: "ok" },
  { it: "knows no other check", path: "/readyz/other", code: 404, text: "404 page not found\n" },
];
for (const row of rows)
  test(`the status server ${row.it}`, async () => {
    broken = row.broken ?? false;
    const server = await open();
    try {
      const response = await fetch(`http://127.0.0.1:${server.port}${row.path}`);
      expect([response.status, await response.text()]).toEqual([row.code, row.text]);
    } finally {
      await server.close();
    }
  });
