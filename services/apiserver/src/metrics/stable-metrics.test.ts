import { testClient } from "../server/testing-client.ts";
import { openMemoryServer } from "../start/memory-server.ts";

/** What Kubernetes promises of an apiserver's metrics, as far as the parts they are about are here. */
const stable = [
  "apiserver_admission_controller_admission_duration_seconds",
  "apiserver_admission_step_admission_duration_seconds",
  "apiserver_current_inflight_requests",
  "apiserver_longrunning_requests",
  "apiserver_request_duration_seconds",
  "apiserver_request_total",
  "apiserver_requested_deprecated_apis",
  "apiserver_response_sizes",
  "apiserver_storage_objects",
  "apiserver_storage_size_bytes",
];

test("the server shows every stable metric, and dashboards' own", async () => {
  const server = await openMemoryServer();
  const client = testClient("2", server);
  try {
    const { text: shown } = await client.send("GET", "/metrics");
    const families = [...shown.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
    const charted = ["apiserver_request_sli_duration_seconds", "apiserver_resource_objects", "kubernetes_build_info"];
    expect(families).toEqual(expect.arrayContaining([...stable, ...charted]));
    // The objects that every cluster has were admitted when the server began.
    expect(shown).toContain('_count{name="NamespaceLifecycle",type="admit",operation="CREATE",rejected="false"}');
  } finally {
    client.close();
    await server.close();
  }
}, 30_000);
