import type { experimental } from "@grpc/grpc-js";

/** TLS material that may change; `TlsSource` of `@kubets/component` is one. */
export interface CertificateSource {
  current(): { readonly cert: Buffer | undefined; readonly key: Buffer | undefined; readonly ca: Buffer | undefined };
  onChange(listener: (material: ReturnType<CertificateSource["current"]>) => void): () => void;
}

/**
 * A source as grpc-js takes certificates that change. Its interface is experimental: grpc-js is pinned to 1.14.7, and this
 * file and the two that use it are all that knows of it.
 */
export function certificateProviderOf(source: CertificateSource): experimental.CertificateProvider {
  const stops = new Map<unknown, () => void>();
  const listen = <Update>(listener: (update: Update | null) => void, pick: () => Update | null) => {
    process.nextTick(() => listener(pick()));
    stops.set(
      listener,
      source.onChange(() => listener(pick())),
    );
  };
  const forget = (listener: unknown) => {
    stops.get(listener)?.();
    stops.delete(listener);
  };
  return {
    addCaCertificateListener: (listener) =>
      listen(listener, () => {
        const { ca } = source.current();
        return ca ? { caCertificate: ca } : null;
      }),
    addIdentityCertificateListener: (listener) =>
      listen(listener, () => {
        const { cert, key } = source.current();
        return cert && key ? { certificate: cert, privateKey: key } : null;
      }),
    removeCaCertificateListener: forget,
    removeIdentityCertificateListener: forget,
  };
}
