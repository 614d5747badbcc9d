import { experimental, type ServerCredentials } from "@grpc/grpc-js";
import { type CertificateSource, certificateProviderOf } from "@kubets/client";

/**
 * TLS for the gRPC door. `createSsl` would end a connection without a good client certificate, and the client would see
 * only UNAVAILABLE; here the connection stands and each call is answered UNAUTHENTICATED. The certificates may change
 * while the server runs. Experimental in grpc-js, which is pinned.
 */
export function serverCredentials(source: CertificateSource): ServerCredentials {
  const provider = certificateProviderOf(source);
  const asksForClients = source.current().ca !== undefined;
  // The identity comes first, whatever the parameters are called.
  return experimental.createCertificateProviderServerCredentials(provider, asksForClients ? provider : null, false);
}
