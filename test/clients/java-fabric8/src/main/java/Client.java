import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Drives the fabric8 client against the cluster of KUBECONFIG and prints one line for each claim that holds. It exits 1
 * with a sentence at the first claim that does not.
 */
public final class Client {
  private static final String NAMESPACE = "java";
  private static final int PATIENCE_SECONDS = 20;

  private final KubernetesClient client;

  private Client(KubernetesClient client) {
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      Client parts = new Client(client);
      client.namespaces().resource(new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build()).create();
      parts.createAndReplace();
      parts.patches();
      parts.edits();
      parts.pages();
      parts.watches();
      parts.informers();
      parts.anyKind();
    }
  }

  private void createAndReplace() {
    ConfigMap made = client.configMaps().inNamespace(NAMESPACE).resource(configMap("one", Map.of("a", "1"))).create();
    holds("create", made.getMetadata().getUid() != null);
    ConfigMap changed = new ConfigMapBuilder(made).withData(Map.of("a", "2")).build();
    ConfigMap updated = client.resource(changed).update();
    holds("update", updated.getData().equals(Map.of("a", "2")));
    ConfigMap stale = new ConfigMapBuilder(made).withData(Map.of("a", "3")).build();
    holds("a stale update is a conflict", codeOf(() -> client.resource(stale).update()) == 409);
    holds("what is not there is null", client.configMaps().inNamespace(NAMESPACE).withName("no").get() == null);
    holds("what is there already is a conflict", codeOf(() -> client.resource(configMap("one", Map.of())).create()) == 409);
  }

  private void patches() {
    var one = client.configMaps().inNamespace(NAMESPACE).withName("one");
    ConfigMap byMerge = one.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":null,\"b\":\"merge\"}}");
    holds("merge patch", byMerge.getData().equals(Map.of("b", "merge")));
    ConfigMap byJson = one.patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"add\",\"path\":\"/data/c\",\"value\":\"json\"}]");
    holds("JSON patch", byJson.getData().equals(Map.of("b", "merge", "c", "json")));
    PatchContext applying = new PatchContext.Builder().withPatchType(PatchType.SERVER_SIDE_APPLY).withFieldManager("java").withForce(true).build();
    ConfigMap byApply = one.patch(applying, configMap("one", Map.of("d", "apply")));
    holds("server-side apply", byApply.getData().size() == 3 && managedBy(byApply, "java"));
    ConfigMap applied = client.resource(configMap("applied", Map.of("a", "1"))).serverSideApply();
    holds("server-side apply creates", managedBy(applied, "fabric8"));
  }

  private void edits() {
    Deployment web = new DeploymentBuilder()
        .withNewMetadata().withName("web").withNamespace(NAMESPACE).endMetadata()
        .withNewSpec().withReplicas(1).withNewSelector().addToMatchLabels("app", "web").endSelector()
        .withNewTemplate().withNewMetadata().addToLabels("app", "web").endMetadata()
        .withNewSpec().addNewContainer().withName("a").withImage("a").endContainer().endSpec().endTemplate().endSpec().build();
    client.resource(web).create();
    var deployment = client.apps().deployments().inNamespace(NAMESPACE).withName("web");
    Deployment edited = deployment.edit(d -> new DeploymentBuilder(d).editMetadata().addToLabels("x", "y").endMetadata().build());
    holds("edit", "y".equals(edited.getMetadata().getLabels().get("x")));
    deployment.scale(3);
    holds("scale", deployment.get().getSpec().getReplicas() == 3);
    Deployment status = deployment.editStatus(d -> new DeploymentBuilder(d).editOrNewStatus().withReplicas(3).withObservedGeneration(2L).endStatus().build());
    holds("edit the status", status.getStatus().getReplicas() == 3);
    deployment.updateImage("a:2");
    holds("update the image", deployment.get().getSpec().getTemplate().getSpec().getContainers().get(0).getImage().equals("a:2"));
    holds("a bad name is refused", codeOf(() -> client.resource(configMap("No Name", Map.of())).create()) == 422);
  }

  private void pages() {
    var maps = client.configMaps().inNamespace(NAMESPACE);
    for (int i = 0; i < 12; i++) maps.resource(configMap("page-" + i, Map.of())).create();
    int count = 0;
    int found = 0;
    String token = null;
    do {
      var page = maps.withLabel("made", "here").list(new ListOptionsBuilder().withLimit(5L).withContinue(token).build());
      found += page.getItems().size();
      token = page.getMetadata().getContinue();
      count++;
    } while (token != null && !token.isEmpty());
    holds("pages", count == 3 && found == 14);
  }

  private void watches() throws InterruptedException {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    String version = client.configMaps().inNamespace(NAMESPACE).list().getMetadata().getResourceVersion();
    var options = new ListOptionsBuilder().withResourceVersion(version).build();
    try (var watch = client.configMaps().inNamespace(NAMESPACE).watch(options, new Watcher<ConfigMap>() {
      @Override
      public void eventReceived(Action action, ConfigMap object) {
        events.add(action + " " + object.getMetadata().getName());
      }

      @Override
      public void onClose(WatcherException cause) {}
    })) {
      client.configMaps().inNamespace(NAMESPACE).resource(configMap("watched", Map.of())).create();
      holds("watch", Objects.equals(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "ADDED watched"));
    }
  }

  private void informers() throws InterruptedException {
    BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inNamespace(NAMESPACE).inform(new ResourceEventHandler<>() {
      @Override
      public void onAdd(ConfigMap object) {}

      @Override
      public void onUpdate(ConfigMap before, ConfigMap after) {}

      @Override
      public void onDelete(ConfigMap object, boolean unknown) {
        deleted.add(object.getMetadata().getName());
      }
    })) {
      holds("an informer lists", eventually(() -> informer.getIndexer().getByKey(NAMESPACE + "/watched") != null));
      client.configMaps().inNamespace(NAMESPACE).withName("watched").delete();
      holds("an informer is told of a deletion", Objects.equals(deleted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "watched"));
    }
  }

  private void anyKind() {
    var jobs = client.genericKubernetesResources("batch/v1", "CronJob").inNamespace(NAMESPACE);
    holds("objects of any kind are listed", jobs.list().getItems().isEmpty());
    client.configMaps().inNamespace(NAMESPACE).withLabel("made", "here").delete();
    holds("many are deleted", eventually(() -> client.configMaps().inNamespace(NAMESPACE).withLabel("made", "here").list().getItems().isEmpty()));
    holds("groups are told", client.hasApiGroup("apps", true));
    holds("the version is told", client.getKubernetesVersion().getMajor().equals("1"));
  }

  private static ConfigMap configMap(String name, Map<String, String> data) {
    return new ConfigMapBuilder().withNewMetadata().withName(name).withNamespace(NAMESPACE).addToLabels("made", "here").endMetadata().withData(data).build();
  }

  private static boolean managedBy(ConfigMap object, String manager) {
    return object.getMetadata().getManagedFields().stream().anyMatch(entry -> entry.getManager().equals(manager) && entry.getOperation().equals("Apply"));
  }

  private static int codeOf(Runnable request) {
    try {
      request.run();
      return 200;
    } catch (KubernetesClientException error) {
      return error.getCode();
    }
  }

  private static boolean eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      if (condition.getAsBoolean()) return true;
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    return false;
  }

  private static void holds(String claim, boolean condition) {
    if (!condition) {
      System.out.println("does not hold: " + claim);
      System.exit(1);
    }
    System.out.println("holds: " + claim);
  }
}
