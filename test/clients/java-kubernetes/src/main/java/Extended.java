import static java.util.Map.of;

import io.kubernetes.client.extended.controller.Controller;
import io.kubernetes.client.extended.controller.builder.ControllerBuilder;
import io.kubernetes.client.extended.controller.reconciler.Request;
import io.kubernetes.client.extended.controller.reconciler.Result;
import io.kubernetes.client.extended.kubectl.Kubectl;
import io.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.kubernetes.client.extended.leaderelection.LeaderElector;
import io.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoordinationV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1LeaseSpec;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the client's second package adds: leader election, controllers, kubectl's commands. */
final class Extended {
  static void run(ApiClient client) throws Exception {
    leaderElection(client);
    controller(client);
    V1Deployment scaled = Kubectl.scale(V1Deployment.class).apiClient(client).namespace(Main.NAMESPACE).name("web").replicas(5).execute();
    Claims.holds("kubectl scale", scaled.getSpec().getReplicas() == 5);
    V1ConfigMap applied = Kubectl.apply(V1ConfigMap.class).apiClient(client).resource(Claims.configMap("applied", of("a", "1"))).execute();
    Claims.holds("kubectl apply", applied.getMetadata().getUid() != null);
  }

  private static void leaderElection(ApiClient client) throws Exception {
    BlockingQueue<String> leads = new LinkedBlockingQueue<>();
    LeaderElector first = candidate(client, "first", leads);
    Claims.holds("the first candidate leads", "first".equals(leads.poll(20, TimeUnit.SECONDS)));
    LeaderElector second = candidate(client, "second", leads);
    first.close();
    Claims.holds("the second takes over when it steps down", "second".equals(leads.poll(20, TimeUnit.SECONDS)));
    V1LeaseSpec lease = new CoordinationV1Api(client).readNamespacedLease("leader", Main.NAMESPACE).execute().getSpec();
    Claims.holds("the lease names the leader", lease.getHolderIdentity().equals("second") && lease.getRenewTime() != null);
    second.close();
  }

  private static LeaderElector candidate(ApiClient client, String name, BlockingQueue<String> leads) {
    LeaseLock lock = new LeaseLock(Main.NAMESPACE, "leader", name, client);
    LeaderElector elector = new LeaderElector(new LeaderElectionConfig(lock, Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(300)));
    Thread thread = new Thread(() -> elector.run(() -> leads.add(name), () -> {}));
    thread.setDaemon(true);
    thread.start();
    return elector;
  }

  /** A controller that writes what it has seen into the objects that it watches. */
  private static void controller(ApiClient client) throws Exception {
    CoreV1Api core = new CoreV1Api(client);
    SharedInformerFactory factory = new SharedInformerFactory(client);
    var maps = new GenericKubernetesApi<>(V1ConfigMap.class, V1ConfigMapList.class, "", "v1", "configmaps", client);
    factory.sharedIndexInformerFor(maps, V1ConfigMap.class, 0, Main.NAMESPACE);
    Controller controller = ControllerBuilder.defaultBuilder(factory)
        .watch(queue -> ControllerBuilder.controllerWatchBuilder(V1ConfigMap.class, queue)
            .withOnAddFilter(object -> object.getMetadata().getName().startsWith("reconciled")).build())
        .withWorkerCount(2)
        .withReconciler(request -> reconcile(core, request))
        .build();
    factory.startAllRegisteredInformers();
    Thread thread = new Thread(controller);
    thread.setDaemon(true);
    thread.start();
    for (int i = 0; i < 5; i++) core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("reconciled-" + i, of("seen", "no"))).execute();
    Claims.holds("a controller settles what it watches", Claims.eventually(() ->
        core.listNamespacedConfigMap(Main.NAMESPACE).execute().getItems().stream().filter(object -> object.getData() != null && "yes".equals(object.getData().get("seen"))).count() == 5));
    controller.shutdown();
    factory.stopAllRegisteredInformers();
  }

  private static Result reconcile(CoreV1Api core, Request request) {
    try {
      V1ConfigMap object = core.readNamespacedConfigMap(request.getName(), request.getNamespace()).execute();
      if (request.getName().startsWith("reconciled")) core.replaceNamespacedConfigMap(request.getName(), request.getNamespace(), object.data(of("seen", "yes"))).execute();
      return new Result(false);
    } catch (Exception error) {
      return new Result(true); // once more, after a while
    }
  }
}
