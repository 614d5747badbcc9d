import static java.util.Map.of;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.*;

/** Creates, reads, replaces, lists and deletes by the typed interfaces. */
final class Objects {
  static void run(ApiClient client) throws Exception {
    CoreV1Api core = new CoreV1Api(client);
    V1ConfigMap made = core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("one", of("a", "1"))).execute();
    Claims.holds("create", made.getMetadata().getUid() != null && made.getMetadata().getCreationTimestamp() != null);
    Claims.holds("what is there already is a conflict",
        Claims.codeOf(() -> core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("one", of())).execute()) == 409);
    Claims.holds("a bad name is refused",
        Claims.codeOf(() -> core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("No Name", of())).execute()) == 422);
    Claims.holds("what is not there is NotFound", Claims.codeOf(() -> core.readNamespacedConfigMap("no", Main.NAMESPACE).execute()) == 404);
    V1ConfigMap updated = core.replaceNamespacedConfigMap("one", Main.NAMESPACE, made.data(of("a", "2"))).execute();
    Claims.holds("replace", updated.getData().equals(of("a", "2")));
    Claims.holds("a stale replace is a conflict",
        Claims.codeOf(() -> core.replaceNamespacedConfigMap("one", Main.NAMESPACE, made.data(of("a", "3"))).execute()) == 409);
    V1ConfigMap dry = core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("dry", of())).dryRun("All").execute();
    Claims.holds("a dry run answers and writes nothing",
        dry.getMetadata().getUid() != null && Claims.codeOf(() -> core.readNamespacedConfigMap("dry", Main.NAMESPACE).execute()) == 404);

    deployment(client);
    pages(core);
    V1Status gone = core.deleteNamespacedConfigMap("one", Main.NAMESPACE).body(new V1DeleteOptions().gracePeriodSeconds(0L)).execute();
    Claims.holds("delete", gone.getStatus().equals("Success") && gone.getDetails().getName().equals("one"));
    core.deleteCollectionNamespacedConfigMap(Main.NAMESPACE).labelSelector("made=here").execute();
    Claims.holds("a collection is deleted", core.listNamespacedConfigMap(Main.NAMESPACE).labelSelector("made=here").execute().getItems().isEmpty());
  }

  private static void deployment(ApiClient client) throws ApiException {
    AppsV1Api apps = new AppsV1Api(client);
    V1ResourceRequirements resources = new V1ResourceRequirements().putRequestsItem("cpu", Quantity.fromString("1500m"));
    V1PodSpec pod = new V1PodSpec().addContainersItem(new V1Container().name("a").image("a").resources(resources));
    V1PodTemplateSpec template = new V1PodTemplateSpec().metadata(new V1ObjectMeta().labels(of("app", "web"))).spec(pod);
    V1DeploymentSpec spec = new V1DeploymentSpec().replicas(1).selector(new V1LabelSelector().matchLabels(of("app", "web"))).template(template);
    V1Deployment made = apps.createNamespacedDeployment(Main.NAMESPACE, new V1Deployment().metadata(new V1ObjectMeta().name("web")).spec(spec)).execute();
    Quantity cpu = made.getSpec().getTemplate().getSpec().getContainers().get(0).getResources().getRequests().get("cpu");
    Claims.holds("quantities are read, defaults are set", cpu.getNumber().doubleValue() == 1.5 && made.getSpec().getStrategy().getType().equals("RollingUpdate"));
    V1Scale scale = apps.readNamespacedDeploymentScale("web", Main.NAMESPACE).execute();
    scale.getSpec().setReplicas(3);
    apps.replaceNamespacedDeploymentScale("web", Main.NAMESPACE, scale).execute();
    V1Deployment scaled = apps.readNamespacedDeployment("web", Main.NAMESPACE).execute();
    Claims.holds("scale", scaled.getSpec().getReplicas() == 3 && scaled.getMetadata().getGeneration() == 2);
    scaled.setStatus(new V1DeploymentStatus().replicas(3).observedGeneration(2L));
    Claims.holds("the status is replaced", apps.replaceNamespacedDeploymentStatus("web", Main.NAMESPACE, scaled).execute().getStatus().getReplicas() == 3);
  }

  private static void pages(CoreV1Api core) throws ApiException {
    for (int i = 0; i < 12; i++) core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("page-" + i, of())).execute();
    int count = 0;
    int found = 0;
    String token = null;
    do {
      V1ConfigMapList page = core.listNamespacedConfigMap(Main.NAMESPACE).labelSelector("made=here").limit(5)._continue(token).execute();
      found += page.getItems().size();
      token = page.getMetadata().getContinue();
      count++;
    } while (token != null && !token.isEmpty());
    Claims.holds("pages", count == 3 && found == 13);
  }
}
