interface Reply {
  readonly id: number;
  readonly result: { readonly usedSize: number };
}

/**
 * Bytes of heap that a Node process uses after a forced collection of garbage; it must have been started with
 * `--inspect=127.0.0.1:<port>`.
 */
export async function heapAfterCollection(inspectPort: number): Promise<number> {
  const targets = await (await fetch(`http://127.0.0.1:${inspectPort}/json/list`)).json();
  const [{ webSocketDebuggerUrl: url }] = targets as [{ webSocketDebuggerUrl: string }];
  const socket = new WebSocket(url);
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const methods = ["HeapProfiler.collectGarbage", "Runtime.getHeapUsage"];
    const ask = (id: number) => socket.send(JSON.stringify({ id, method: methods[id] }));
    socket.onopen = () => ask(0);
    socket.onerror = () => reject(new Error(`the inspector at ${url} does not answer`));
    socket.onmessage = ({ data }) => {
      const { id, result }: Reply = JSON.parse(String(data));
      if (id === 0) ask(1);
      else if (id === 1) resolve(result.usedSize);
    };
    return await promise;
  } finally {
    socket.close();
  }
}
