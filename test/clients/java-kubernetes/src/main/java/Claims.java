import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What holds is said in a line; what does not ends the program. */
final class Claims {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  interface Request {
    void send() throws Exception;
  }

  interface Condition {
    boolean isTrue() throws Exception;
  }

  static void holds(String claim, boolean condition) {
    if (!condition) {
      System.out.println("does not hold: " + claim);
      System.exit(1);
    }
    System.out.println("holds: " + claim);
  }

  /** The HTTP code of a request's answer. */
  static int codeOf(Request request) throws Exception {
    try {
      request.send();
      return 200;
    } catch (ApiException error) {
      return error.getCode();
    }
  }

  static boolean eventually(Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (condition.isTrue()) return true;
      LockSupport.parkNanos(20_000_000);
    }
    return false;
  }

  static V1ConfigMap configMap(String name, Map<String, String> data) {
    V1ObjectMeta metadata = new V1ObjectMeta().name(name).namespace(Main.NAMESPACE).putLabelsItem("made", "here");
    return new V1ConfigMap().apiVersion("v1").kind("ConfigMap").metadata(metadata).data(data);
  }
}
