import io.kubernetes.client.ProtoClient;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.proto.Meta.ObjectMeta;
import io.kubernetes.client.proto.Meta.Status;
import io.kubernetes.client.proto.V1.ConfigMap;
import io.kubernetes.client.proto.V1.ConfigMapList;

/** Speaks protobuf where the rest speaks JSON. */
final class Protobuf {
  private static final String PATH = "/api/v1/namespaces/" + Main.NAMESPACE + "/configmaps";

  static void run(ApiClient client) throws Exception {
    ProtoClient protobuf = new ProtoClient(client);
    ObjectMeta metadata = ObjectMeta.newBuilder().setName("protobuf").setNamespace(Main.NAMESPACE).putLabels("made", "protobuf").build();
    ConfigMap given = ConfigMap.newBuilder().setMetadata(metadata).putData("a", "1").build();
    ConfigMap made = protobuf.<ConfigMap>create(given, PATH, "v1", "ConfigMap").object;
    Claims.holds("protobuf creates", !made.getMetadata().getUid().isEmpty() && made.getMetadata().getCreationTimestamp().getSeconds() > 0);
    Claims.holds("JSON reads what protobuf wrote", new CoreV1Api(client).readNamespacedConfigMap("protobuf", Main.NAMESPACE).execute().getData().get("a").equals("1"));
    ConfigMap changed = protobuf.<ConfigMap>update(made.toBuilder().putData("b", "2").build(), PATH + "/protobuf", "v1", "ConfigMap").object;
    Claims.holds("protobuf updates", changed.getDataCount() == 2);
    ConfigMapList list = protobuf.<ConfigMapList>list(ConfigMapList.newBuilder(), PATH).object;
    Claims.holds("protobuf lists", list.getItemsList().stream().anyMatch(item -> item.getMetadata().getName().equals("protobuf")));
    Status missing = protobuf.get(ConfigMap.newBuilder(), PATH + "/no").status;
    Claims.holds("protobuf tells errors", missing.getCode() == 404 && missing.getReason().equals("NotFound"));
    protobuf.delete(ConfigMap.newBuilder(), PATH + "/protobuf");
    Claims.holds("protobuf deletes", protobuf.get(ConfigMap.newBuilder(), PATH + "/protobuf").status.getCode() == 404);
  }
}
