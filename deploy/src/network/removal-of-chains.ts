/** Prefixes of the chains that kube-proxy and the kubelet make. */
const ours = /^KUBE(TS)?-/;

/**
 * What `iptables-restore --noflush` must be told to remove our chains, and the rules elsewhere that lead into them, given
 * what `iptables-save` shows; empty when there are none.
 */
export function removalOfChains(saved: string): string {
  const tables = saved.split(/^(?=\*)/m).filter((part) => part.startsWith("*"));
  return tables.map(removalInTable).join("");
}

function removalInTable(table: string): string {
  const lines = table.split("\n");
  const chains = lines.flatMap((line) => /^:(\S+)/.exec(line)?.[1] ?? []).filter((chain) => ours.test(chain));
  if (chains.length === 0) return "";
  const leading = lines.filter((line) => {
    const [, chain = "", target = ""] = /^-A (\S+) .*-[jg] (\S+)/.exec(line) ?? [];
    return !ours.test(chain) && ours.test(target);
  });
  return [
    lines[0],
    ...chains.map((chain) => `:${chain} - [0:0]`),
    ...leading.map((line) => line.replace(/^-A/, "-D")),
    ...chains.map((chain) => `-X ${chain}`),
    "COMMIT",
    "",
  ].join("\n");
}
