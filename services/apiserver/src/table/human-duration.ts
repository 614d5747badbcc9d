const units = { minute: 60, hour: 3600, day: 86_400, year: 31_536_000 };

/** A length of time in at most two units, the way kubectl's users know it: `45s`, `3m20s`, `5h2m`, `2d4h`, `3y40d`. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000);
  if (seconds < -1) return "<invalid>";
  if (seconds < 0) return "0s";
  if (seconds < 2 * units.minute) return `${seconds}s`;
  if (seconds < 10 * units.minute) return two(seconds, ["m", units.minute], ["s", 1]);
  if (seconds < 3 * units.hour) return `${Math.floor(seconds / units.minute)}m`;
  if (seconds < 8 * units.hour) return two(seconds, ["h", units.hour], ["m", units.minute]);
  if (seconds < 2 * units.day) return `${Math.floor(seconds / units.hour)}h`;
  if (seconds < 8 * units.day) return two(seconds, ["d", units.day], ["h", units.hour]);
  if (seconds < 2 * units.year) return `${Math.floor(seconds / units.day)}d`;
  if (seconds < 8 * units.year) return two(seconds, ["y", units.year], ["d", units.day]);
  return `${Math.floor(seconds / units.year)}y`;
}

type Unit = readonly [letter: string, seconds: number];

function two(seconds: number, [large, largeSeconds]: Unit, [small, smallSeconds]: Unit): string {
  const rest = Math.floor((seconds % largeSeconds) / smallSeconds);
  return `${Math.floor(seconds / largeSeconds)}${large}${rest ? `${rest}${small}` : ""}`;
}
