import static java.util.Map.of;

import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.util.PatchUtils;
import java.util.List;

/** Every kind of patch. */
final class Patches {
  private final ApiClient client;
  private final CoreV1Api core;

  private Patches(ApiClient client) {
    this.client = client;
    this.core = new CoreV1Api(client);
  }

  static void run(ApiClient client) throws Exception {
    Patches patches = new Patches(client);
    patches.core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("patched", of("a", "1"))).execute();
    patches.merge();
    patches.strategic();
    patches.apply();
  }

  private V1ConfigMap patch(String format, String body) throws ApiException {
    return PatchUtils.patch(V1ConfigMap.class,
        () -> core.patchNamespacedConfigMap("patched", Main.NAMESPACE, new V1Patch(body)).buildCall(null), format, client);
  }

  private V1ConfigMap apply(String manager, boolean force, String data) throws ApiException {
    String body = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"patched\"},\"data\":" + data + "}";
    return PatchUtils.patch(V1ConfigMap.class,
        () -> core.patchNamespacedConfigMap("patched", Main.NAMESPACE, new V1Patch(body)).fieldManager(manager).force(force).buildCall(null),
        V1Patch.PATCH_FORMAT_APPLY_YAML, client);
  }

  private void merge() throws Exception {
    V1ConfigMap merged = patch(V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH, "{\"data\":{\"a\":null,\"b\":\"merge\"}}");
    Claims.holds("merge patch", merged.getData().equals(of("b", "merge")));
    V1ConfigMap changed = patch(V1Patch.PATCH_FORMAT_JSON_PATCH, "[{\"op\":\"test\",\"path\":\"/data/b\",\"value\":\"merge\"},{\"op\":\"add\",\"path\":\"/data/c\",\"value\":\"json\"}]");
    Claims.holds("JSON patch", changed.getData().equals(of("b", "merge", "c", "json")));
    Claims.holds("a test of a JSON patch that fails is refused",
        Claims.codeOf(() -> patch(V1Patch.PATCH_FORMAT_JSON_PATCH, "[{\"op\":\"test\",\"path\":\"/data/b\",\"value\":\"no\"}]")) == 422);
  }

  private void strategic() throws ApiException {
    AppsV1Api apps = new AppsV1Api(client);
    String body = "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"b\",\"image\":\"b\"}]}}}}";
    V1Deployment web = PatchUtils.patch(V1Deployment.class,
        () -> apps.patchNamespacedDeployment("web", Main.NAMESPACE, new V1Patch(body)).buildCall(null),
        V1Patch.PATCH_FORMAT_STRATEGIC_MERGE_PATCH, client);
    List<String> names = web.getSpec().getTemplate().getSpec().getContainers().stream().map(V1Container::getName).sorted().toList();
    Claims.holds("a strategic merge patch merges lists by their keys", names.equals(List.of("a", "b")));
  }

  private void apply() throws Exception {
    V1ConfigMap applied = apply("java", false, "{\"d\":\"apply\"}");
    Claims.holds("server-side apply adds to what others own", applied.getData().equals(of("b", "merge", "c", "json", "d", "apply")));
    Claims.holds("another manager's field is a conflict", Claims.codeOf(() -> apply("other", false, "{\"d\":\"mine\"}")) == 409);
    Claims.holds("force takes it over", apply("other", true, "{\"d\":\"mine\"}").getData().get("d").equals("mine"));
    Claims.holds("what is given up is removed", !apply("other", true, "{}").getData().containsKey("d"));
  }
}
