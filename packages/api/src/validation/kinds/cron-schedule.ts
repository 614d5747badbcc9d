interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: Readonly<Record<string, number>>;
}

const numbered = (names: readonly string[], first: number) =>
  Object.fromEntries(names.map((name, i) => [name, i + first]));
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const fields: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: numbered(months, 1) },
  { min: 0, max: 6, names: numbered(days, 0) },
];

const descriptors = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
const every = "@every ";
const goDuration = /^[-+]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*$/;

/** What is wrong with a schedule of five fields or a descriptor, as the cron library of Kubernetes says it. */
export function cronScheduleProblem(schedule: string): string | undefined {
  const [zone = "", ...afterZone] = schedule.split(" ");
  const text = /^(CRON_)?TZ=/.test(zone) ? afterZone.join(" ").trim() : schedule;
  if (text.startsWith("@")) {
    if (descriptors.includes(text)) return undefined;
    if (!text.startsWith(every)) return `unrecognized descriptor: ${text}`;
    const duration = text.slice(every.length);
    if (goDuration.test(duration)) return undefined;
    return `failed to parse duration ${text}: time: invalid duration ${JSON.stringify(duration)}`;
  }
  const parts = text.split(/\s+/).filter(Boolean);
  if (parts.length !== fields.length) {
    return `expected exactly ${fields.length} fields, found ${parts.length}: [${parts.join(" ")}]`;
  }
  for (const [i, part] of parts.entries()) {
    for (const range of part.split(",").filter(Boolean)) {
      const problem = rangeProblem(range, fields[i] as Bounds);
      if (problem) return problem;
    }
  }
  return undefined;
}

/** `*`, `?`, `3`, `mon-fri`, each with an optional `/step`. */
function rangeProblem(text: string, { min, max, names = {} }: Bounds): string | undefined {
  const [range = "", stepText, ...tooManySlashes] = text.split("/");
  const [low = "", high, ...tooManyHyphens] = range.split("-");
  const number = (value: string) => names[value.toLowerCase()] ?? (/^\d+$/.test(value) ? Number(value) : undefined);
  let [start, end] = [min, max];
  if (low !== "*" && low !== "?") {
    const first = number(low);
    if (first === undefined)
      return `failed to parse int from ${low}: strconv.Atoi: parsing ${JSON.stringify(low)}: invalid syntax`;
    const last = high === undefined ? first : number(high);
    if (last === undefined)
      return `failed to parse int from ${high}: strconv.Atoi: parsing ${JSON.stringify(high)}: invalid syntax`;
    if (tooManyHyphens.length) return `too many hyphens: ${text}`;
    start = first;
    end = stepText !== undefined && high === undefined ? max : last;
  }
  if (tooManySlashes.length) return `too many slashes: ${text}`;
  const step = stepText === undefined ? 1 : number(stepText);
  if (step === undefined) {
    return `failed to parse int from ${stepText}: strconv.Atoi: parsing ${JSON.stringify(stepText)}: invalid syntax`;
  }
  if (start < min) return `beginning of range (${start}) below minimum (${min}): ${text}`;
  if (end > max) return `end of range (${end}) above maximum (${max}): ${text}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${text}`;
  return step === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

export const namesZone = (schedule: string): boolean => schedule.includes("TZ");
