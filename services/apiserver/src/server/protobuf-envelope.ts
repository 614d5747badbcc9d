/** Kubernetes' protobuf on the wire: a magic prefix and a `runtime.Unknown` that names the type and holds the message. */
const magic = Buffer.from("k8s\0");
/** Content encoding and type: always there, always empty. */
const tail = Buffer.from([0x1a, 0, 0x22, 0]);

export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Wraps a message that is given in parts. */
export const envelope = (type: TypeMeta, raw: readonly Buffer[]): Buffer => Buffer.concat(envelopeParts(type, raw));

/** The same, not yet joined. */
export function envelopeParts({ apiVersion, kind }: TypeMeta, raw: readonly Buffer[]): readonly Buffer[] {
  const typeMeta = Buffer.concat([field(1, Buffer.from(apiVersion)), field(2, Buffer.from(kind))]);
  const length = raw.reduce((sum, part) => sum + part.length, 0);
  return [magic, field(1, typeMeta), header(2, length), ...raw, tail];
}

/** A length-delimited field with its value. */
export const field = (number: number, value: Buffer): Buffer => Buffer.concat([header(number, value.length), value]);

/** Tag and length of a length-delimited field. */
export function header(number: number, length: number): Buffer {
  const bytes = [(number << 3) | 2];
  let left = length;
  while (left > 0x7f) {
    bytes.push((left & 0x7f) | 0x80);
    left = Math.floor(left / 128);
  }
  bytes.push(left);
  return Buffer.from(bytes);
}
