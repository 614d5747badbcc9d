import static java.util.Map.of;

import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.informer.cache.Lister;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.util.Watch;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears of changes: by a watch of its own, with what is there first, and by an informer. */
final class Watching {
  static void run(ApiClient client) throws Exception {
    CoreV1Api core = new CoreV1Api(client);
    watch(client, core);
    initialEvents(client, core);
    informer(client, core);
  }

  private static void watch(ApiClient client, CoreV1Api core) throws Exception {
    String version = core.listNamespacedConfigMap(Main.NAMESPACE).execute().getMetadata().getResourceVersion();
    var call = core.listNamespacedConfigMap(Main.NAMESPACE).watch(true).resourceVersion(version).timeoutSeconds(20).buildCall(null);
    try (Watch<V1ConfigMap> watch = Watch.createWatch(client, call, new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType())) {
      core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("watched", of("a", "1"))).execute();
      Watch.Response<V1ConfigMap> first = watch.next();
      Claims.holds("a watch tells of a creation", first.type.equals("ADDED") && first.object.getMetadata().getName().equals("watched"));
      core.deleteNamespacedConfigMap("watched", Main.NAMESPACE).execute();
      Claims.holds("a watch tells of a deletion", watch.next().type.equals("DELETED"));
    }
  }

  private static void initialEvents(ApiClient client, CoreV1Api core) throws Exception {
    var call = core.listNamespacedConfigMap(Main.NAMESPACE).watch(true).sendInitialEvents(true).resourceVersionMatch("NotOlderThan")
        .allowWatchBookmarks(true).timeoutSeconds(20).buildCall(null);
    try (Watch<V1ConfigMap> watch = Watch.createWatch(client, call, new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType())) {
      int added = 0;
      Watch.Response<V1ConfigMap> event = watch.next();
      for (; event.type.equals("ADDED"); event = watch.next()) added++;
      boolean isEnd = event.type.equals("BOOKMARK") && "true".equals(event.object.getMetadata().getAnnotations().get("k8s.io/initial-events-end"));
      Claims.holds("what is there comes first, then the bookmark", added > 0 && isEnd);
    }
  }

  private static void informer(ApiClient client, CoreV1Api core) throws Exception {
    SharedInformerFactory factory = new SharedInformerFactory(client);
    SharedIndexInformer<V1ConfigMap> informer = factory.sharedIndexInformerFor(
        params -> core.listNamespacedConfigMap(Main.NAMESPACE).watch(params.watch).resourceVersion(params.resourceVersion)
            .timeoutSeconds(params.timeoutSeconds).buildCall(null),
        V1ConfigMap.class, V1ConfigMapList.class);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    informer.addEventHandler(new ResourceEventHandler<>() {
      @Override
      public void onAdd(V1ConfigMap object) {
        heard.add("added " + object.getMetadata().getName());
      }

      @Override
      public void onUpdate(V1ConfigMap before, V1ConfigMap after) {
        heard.add("updated " + after.getMetadata().getName() + " from " + before.getData().get("a") + " to " + after.getData().get("a"));
      }

      @Override
      public void onDelete(V1ConfigMap object, boolean isUnknown) {
        heard.add("deleted " + object.getMetadata().getName());
      }
    });
    factory.startAllRegisteredInformers();
    Claims.holds("an informer lists", Claims.eventually(informer::hasSynced));
    V1ConfigMap made = core.createNamespacedConfigMap(Main.NAMESPACE, Claims.configMap("informed", of("a", "1"))).execute();
    Claims.holds("an informer hears of a creation", hears(heard, "added informed"));
    core.replaceNamespacedConfigMap("informed", Main.NAMESPACE, made.data(of("a", "2"))).execute();
    Claims.holds("an informer hears of a change", hears(heard, "updated informed from 1 to 2"));
    Lister<V1ConfigMap> lister = new Lister<>(informer.getIndexer(), Main.NAMESPACE);
    Claims.holds("its cache has the newest", lister.get("informed").getData().equals(of("a", "2")));
    core.deleteNamespacedConfigMap("informed", Main.NAMESPACE).execute();
    Claims.holds("an informer hears of a deletion", hears(heard, "deleted informed") && lister.get("informed") == null);
    factory.stopAllRegisteredInformers();
  }

  private static boolean hears(BlockingQueue<String> heard, String wanted) throws InterruptedException {
    for (String next = ""; next != null; next = heard.poll(Claims.PATIENCE.toSeconds(), TimeUnit.SECONDS)) if (next.equals(wanted)) return true;
    return false;
  }
}
