import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.ClientBuilder;

/**
 * Drives the Java client of the Kubernetes project against the cluster of KUBECONFIG and prints one line for each claim that holds. It
 * exits 1 with a sentence at the first claim that does not.
 */
public final class Main {
  static final String NAMESPACE = "java-kubernetes";

  public static void main(String[] args) {
    try {
      ApiClient client = ClientBuilder.standard().build();
      new CoreV1Api(client).createNamespace(new V1Namespace().metadata(new V1ObjectMeta().name(NAMESPACE))).execute();
      Objects.run(client);
      Patches.run(client);
      Watching.run(client);
      AnyKind.run(client);
      Protobuf.run(client);
      Extended.run(client);
    } catch (Throwable error) {
      error.printStackTrace();
      System.exit(1);
    }
    System.exit(0); // the client's pools of threads would wait for more work
  }
}
