import { lines } from "./lines.ts";

/** One line of what dockerd says while it pulls or imports. */
interface Progress {
  readonly status?: string;
  readonly error?: string;
}

/** Reads the answer to its end. An error in it becomes a thrown one: the status was 200 long before. */
export async function readProgress(answer: NodeJS.ReadableStream, onLine: () => void = () => {}): Promise<void> {
  for await (const line of lines(answer)) {
    onLine();
    const { error } = JSON.parse(line) as Progress;
    if (error !== undefined) throw new DockerProgressError(error);
  }
}

/** Says like an answer of dockerd that it is no failure of the socket. */
export class DockerProgressError extends Error {
  readonly statusCode = 500;
}
