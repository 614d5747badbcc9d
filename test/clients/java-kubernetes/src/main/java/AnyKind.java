import static java.util.Map.of;

import io.kubernetes.client.Discovery;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CustomObjectsApi;
import io.kubernetes.client.openapi.apis.VersionApi;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.PatchOptions;
import java.util.Map;

/** Kinds of which the program knows the types, and kinds of which it knows the names only. */
final class AnyKind {
  static void run(ApiClient client) throws Exception {
    generic(client);
    dynamic(client);
    custom(client);
    String service = "{apiVersion: v1, kind: Service, metadata: {name: yaml, namespace: " + Main.NAMESPACE + "}, spec: {ports: [{port: 80, targetPort: http}]}}";
    V1Service made = (V1Service) Yaml.createResource(client, service);
    Claims.holds("YAML is created", made.getSpec().getPorts().get(0).getTargetPort().getStrValue().equals("http"));
    Claims.holds("kinds are discovered", new Discovery(client).findAll().stream().anyMatch(found -> found.getKind().equals("Deployment") && found.getGroup().equals("apps")));
    Claims.holds("the version is told", new VersionApi(client).getCode().execute().getMajor().equals("1"));
  }

  private static void generic(ApiClient client) {
    var maps = new GenericKubernetesApi<>(V1ConfigMap.class, V1ConfigMapList.class, "", "v1", "configmaps", client);
    Claims.holds("a generic interface creates", maps.create(Claims.configMap("generic", of("a", "1"))).isSuccess());
    var missing = maps.get(Main.NAMESPACE, "no");
    Claims.holds("it tells errors by their status", missing.getHttpStatusCode() == 404 && missing.getStatus().getReason().equals("NotFound"));
    PatchOptions applying = new PatchOptions().force(true).fieldManager("generic");
    var patch = new V1Patch("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"generic\"},\"data\":{\"a\":\"2\"}}");
    V1ConfigMap applied = maps.patch(Main.NAMESPACE, "generic", V1Patch.PATCH_FORMAT_APPLY_YAML, patch, applying).getObject();
    Claims.holds("it applies", applied.getData().equals(of("a", "2")));
    Claims.holds("it lists", maps.list(Main.NAMESPACE).getObject().getItems().size() > 1);
    Claims.holds("it deletes", maps.delete(Main.NAMESPACE, "generic").isSuccess());
  }

  private static void dynamic(ApiClient client) {
    var deployments = new DynamicKubernetesApi("apps", "v1", "deployments", client);
    DynamicKubernetesObject web = deployments.get(Main.NAMESPACE, "web").getObject();
    Claims.holds("objects are read without types", web.getKind().equals("Deployment") && web.getRaw().getAsJsonObject("spec").get("replicas").getAsInt() == 3);
    web.getRaw().getAsJsonObject("spec").addProperty("replicas", 4);
    Claims.holds("objects are written without types", deployments.update(web).getObject().getRaw().getAsJsonObject("spec").get("replicas").getAsInt() == 4);
  }

  private static void custom(ApiClient client) throws Exception {
    CustomObjectsApi objects = new CustomObjectsApi(client);
    Object body = of("apiVersion", "batch/v1", "kind", "CronJob", "metadata", of("name", "nightly"), "spec", of("schedule", "0 3 * * *", "jobTemplate",
        of("spec", of("template", of("spec", of("restartPolicy", "Never", "containers", java.util.List.of(of("name", "a", "image", "a"))))))));
    objects.createNamespacedCustomObject("batch", "v1", Main.NAMESPACE, "cronjobs", body).execute();
    Map<?, ?> read = (Map<?, ?>) objects.getNamespacedCustomObject("batch", "v1", Main.NAMESPACE, "cronjobs", "nightly").execute();
    Claims.holds("objects are written and read by group, version and name", ((Map<?, ?>) read.get("spec")).get("concurrencyPolicy").equals("Allow"));
  }
}
