import { statfs } from "node:fs/promises";
import type Dockerode from "dockerode";
import type { Image, ImageCredentials, ImageFilesystem, ImageSummary } from "../../ports/image.ts";
import { RuntimeError } from "../../ports/runtime-error.ts";
import { asRuntimeError, statusOf } from "../docker/docker-error.ts";
import type { Engine } from "../docker/engine.ts";
import { readProgress } from "../docker/pull-progress.ts";
import { canonicalName, type ImageName, isImageId, parseImageName, repositoryOf } from "./image-name.ts";

/** A pull that says nothing for so long is given up; how long it takes in all does not matter. */
const silenceMs = 60_000;

/** `pinned` are names of images that nobody may collect. */
export function dockerImages(engine: Engine, pinned: readonly string[] = []) {
  const { docker } = engine;
  const imageStatus = async (image: string): Promise<Image | undefined> => {
    const name = isImageId(image) ? undefined : parseImageName(image);
    const inspected = await engine.find(() => docker.getImage(image).inspect());
    // docker also takes the first digits of an id for a name.
    if (!inspected || (name && !isNamed(inspected, name))) return undefined;
    return readImage(inspected, pinned);
  };
  return {
    imageStatus,

    async pullImage(image: string, credentials: readonly ImageCredentials[]): Promise<Image> {
      const name = parseImageName(image);
      await pullWithAny(docker, name, credentials);
      const pulled = await imageStatus(image);
      if (!pulled) throw new RuntimeError("ErrImagePull", `image "${image}" is gone right after its pull`);
      return pulled;
    },

    async imageFilesystem(): Promise<ImageFilesystem> {
      const info = (await engine.call(() => docker.info())) as { DockerRootDir: string };
      const { bsize, blocks, bavail } = await statfs(info.DockerRootDir);
      return { path: info.DockerRootDir, capacityBytes: bsize * blocks, availableBytes: bsize * bavail };
    },

    async listImages(): Promise<readonly ImageSummary[]> {
      const all = await engine.call((abortSignal) => docker.listImages({ abortSignal }));
      return all.map(({ Id, RepoTags, RepoDigests, Size }) => ({
        ...{ id: Id, size: Size },
        ...{ tags: named(RepoTags), digests: named(RepoDigests), pinned: isPinned(RepoTags, pinned) },
      }));
    },

    /** With all its names. One that a container is made of stays, and dockerd's refusal is thrown. */
    async removeImage(id: string): Promise<void> {
      const inspected = await engine.find(() => docker.getImage(id).inspect());
      const names = named(inspected?.RepoTags).length > 1 ? named(inspected?.RepoTags) : [id];
      for (const name of names) await engine.find(() => docker.getImage(name).remove());
    },
  };
}

/** Each of the credentials in turn; the last refusal is the one that is told. */
async function pullWithAny(docker: Dockerode, name: ImageName, credentials: readonly ImageCredentials[]) {
  let refusal: unknown;
  for (const each of credentials.length > 0 ? credentials : [undefined]) {
    try {
      return await pull(docker, name, each);
    } catch (thrown) {
      refusal = thrown;
      if (asRuntimeError(thrown).reason === "Unreachable") break;
    }
  }
  throw asPullError(refusal);
}

async function pull(docker: Dockerode, name: ImageName, credentials: ImageCredentials | undefined): Promise<void> {
  const silence = new AbortController();
  const giveUp = () =>
    silence.abort(new RuntimeError("ErrImagePull", `the pull made no progress for ${silenceMs / 1000} s`));
  let timer = setTimeout(giveUp, silenceMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, silenceMs);
  };
  try {
    const from = { fromImage: repositoryOf(name), tag: name.digest ?? name.tag, abortSignal: silence.signal };
    await readProgress(await docker.createImage(authOf(credentials), from), heard);
  } catch (thrown) {
    throw silence.signal.aborted ? silence.signal.reason : thrown;
  } finally {
    clearTimeout(timer);
  }
}

const authOf = (credentials: ImageCredentials | undefined) =>
  credentials && {
    username: credentials.username,
    password: credentials.password,
    serveraddress: credentials.serverAddress,
    identitytoken: credentials.identityToken,
    registrytoken: credentials.registryToken,
  };

function asPullError(thrown: unknown): RuntimeError {
  const error = asRuntimeError(thrown, "ErrImagePull");
  if (statusOf(thrown) === 400) return new RuntimeError("InvalidImageName", error.message, { cause: thrown });
  if (/received unexpected HTTP status: 5\d\d/.test(error.message))
    return new RuntimeError("RegistryUnavailable", error.message, { cause: thrown });
  return error;
}

const readImage = (inspected: Dockerode.ImageInspectInfo, pinned: readonly string[]): Image => ({
  id: inspected.Id,
  tags: named(inspected.RepoTags),
  digests: named(inspected.RepoDigests),
  size: inspected.Size,
  pinned: isPinned(inspected.RepoTags, pinned),
  user: inspected.Config?.User ?? "",
});

/** docker writes `<none>` for a name that went to another image. */
const named = (names: readonly string[] | null | undefined): string[] =>
  (names ?? []).filter((name) => !name.includes("<none>"));

const isPinned = (names: readonly string[] | null | undefined, pinned: readonly string[]): boolean =>
  named(names).some((name) => pinned.some((each) => canonicalOf(each) === canonicalOf(name)));

const canonicalOf = (name: string): string => canonicalName(parseImageName(name));

const isNamed = ({ RepoTags, RepoDigests }: Dockerode.ImageInspectInfo, name: ImageName): boolean =>
  [...named(RepoTags), ...named(RepoDigests)].some((each) => canonicalOf(each) === canonicalName(name));
