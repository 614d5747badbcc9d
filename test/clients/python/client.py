"""Drives the official Python client against the cluster of KUBECONFIG and prints one line for each claim that holds.

It exits 1 with a sentence at the first claim that does not.
"""

import sys
import threading

from kubernetes import client, config, dynamic, watch
from kubernetes.client.exceptions import ApiException

NAMESPACE = "python"
config.load_kube_config()
core, apps, batch = client.CoreV1Api(), client.AppsV1Api(), client.BatchV1Api()


def holds(claim, condition):
    if not condition:
        print("does not hold:", claim)
        sys.exit(1)
    print("holds:", claim, flush=True)


def code_of(call, *args, **options):
    try:
        call(*args, **options)
        return 200
    except ApiException as error:
        return error.status


def config_map(name, **data):
    return client.V1ConfigMap(metadata=client.V1ObjectMeta(name=name, labels={"made": "here"}), data=data)


def create_and_replace():
    made = core.create_namespaced_config_map(NAMESPACE, config_map("one", a="1"))
    holds("create", made.metadata.uid and made.metadata.creation_timestamp)
    stale = config_map("one", a="3")
    stale.metadata.resource_version = made.metadata.resource_version
    made.data = {"a": "2"}
    holds("replace", core.replace_namespaced_config_map("one", NAMESPACE, made).data == {"a": "2"})
    holds("a stale replace is a conflict", code_of(core.replace_namespaced_config_map, "one", NAMESPACE, stale) == 409)
    holds("what is not there is not found", code_of(core.read_namespaced_config_map, "no", NAMESPACE) == 404)
    holds("what is there already is a conflict", code_of(core.create_namespaced_config_map, NAMESPACE, config_map("one")) == 409)
    holds("a bad name is refused", code_of(core.create_namespaced_config_map, NAMESPACE, config_map("No Name")) == 422)
    dry = core.create_namespaced_config_map(NAMESPACE, config_map("dry"), dry_run="All")
    holds("a dry run writes nothing", dry.metadata.uid and code_of(core.read_namespaced_config_map, "dry", NAMESPACE) == 404)


def patches():
    by_json = core.patch_namespaced_config_map("one", NAMESPACE, [{"op": "replace", "path": "/data/a", "value": "json"}])
    holds("JSON patch", by_json.data == {"a": "json"})
    by_merge = core.patch_namespaced_config_map(
        "one", NAMESPACE, {"data": {"a": None, "b": "merge"}}, _content_type="application/merge-patch+json"
    )
    holds("merge patch", by_merge.data == {"b": "merge"})
    containers = [client.V1Container(name=name, image=name) for name in ("a", "b")]
    template = client.V1PodTemplateSpec(
        metadata=client.V1ObjectMeta(labels={"app": "web"}), spec=client.V1PodSpec(containers=containers)
    )
    spec = client.V1DeploymentSpec(selector=client.V1LabelSelector(match_labels={"app": "web"}), template=template)
    apps.create_namespaced_deployment(NAMESPACE, client.V1Deployment(metadata=client.V1ObjectMeta(name="web"), spec=spec))
    change = {"spec": {"template": {"spec": {"containers": [{"name": "b", "image": "b:2"}]}}}}
    by_strategy = apps.patch_namespaced_deployment("web", NAMESPACE, change)
    holds("strategic merge patch", [c.image for c in by_strategy.spec.template.spec.containers] == ["a", "b:2"])
    scaled = apps.patch_namespaced_deployment_scale("web", NAMESPACE, {"spec": {"replicas": 3}})
    holds("scale", scaled.spec.replicas == 3 and apps.read_namespaced_deployment("web", NAMESPACE).spec.replicas == 3)


def pages():
    for i in range(12):
        core.create_namespaced_config_map(NAMESPACE, config_map(f"page-{i}"))
    names, count, token = [], 0, None
    while count == 0 or token:
        page = core.list_namespaced_config_map(NAMESPACE, limit=5, _continue=token, label_selector="made=here")
        names += [item.metadata.name for item in page.items]
        count, token = count + 1, page.metadata._continue
    holds("pages", count == 3 and len(set(names)) == 13)


def watches():
    version = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
    threading.Timer(0.3, lambda: core.create_namespaced_config_map(NAMESPACE, config_map("watched", a="1"))).start()
    stream = watch.Watch()
    for event in stream.stream(core.list_namespaced_config_map, NAMESPACE, resource_version=version, timeout_seconds=20):
        holds("watch", event["type"] == "ADDED" and event["object"].metadata.name == "watched")
        stream.stop()
    seen = [event["type"] for event in watch.Watch().stream(apps.list_namespaced_deployment, NAMESPACE, timeout_seconds=1)]
    holds("a watch without a version begins with what is there, and ends in time", seen == ["ADDED"])


def without_types():
    anything = dynamic.DynamicClient(client.ApiClient())
    jobs = anything.resources.get(api_version="batch/v1", kind="Job")
    pod = {"restartPolicy": "Never", "containers": [{"name": "a", "image": "a"}]}
    body = {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "job"}, "spec": {"suspend": True, "template": {"spec": pod}}}
    made = jobs.create(body=body, namespace=NAMESPACE)
    holds("the dynamic client creates", made.spec.template.spec.containers[0].terminationMessagePath == "/dev/termination-log")
    del body["spec"]["suspend"]
    applied = jobs.server_side_apply(body=body, namespace=NAMESPACE, field_manager="python", force_conflicts=True)
    managers = {entry.manager: entry.operation for entry in applied.metadata.managedFields}
    holds("the dynamic client applies", managers.get("python") == "Apply" and applied.spec.suspend is True)
    patched = jobs.patch(
        name="job", namespace=NAMESPACE, body={"metadata": {"labels": {"x": "y"}}}, content_type="application/merge-patch+json"
    )
    holds("the dynamic client patches", patched.metadata.labels.x == "y")
    first = next(iter(jobs.watch(namespace=NAMESPACE, timeout=5)))
    holds("the dynamic client watches", first["type"] == "ADDED" and first["object"].metadata.name == "job")
    kinds = {resource.kind for resource in anything.resources.search(group="apps")}
    holds("the dynamic client discovers", {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"} <= kinds)
    jobs.delete(name="job", namespace=NAMESPACE, propagation_policy="Background")
    holds("a job is deleted in the background", code_of(batch.read_namespaced_job, "job", NAMESPACE) == 404)


def deletions():
    core.delete_collection_namespaced_config_map(NAMESPACE, label_selector="made=here")
    holds("delete a collection", not core.list_namespaced_config_map(NAMESPACE, label_selector="made=here").items)
    groups = client.ApisApi().get_api_versions().groups
    holds("groups are told", {"apps", "batch", "policy"} <= {group.name for group in groups})
    holds("the version is told", client.VersionApi().get_code().major == "1")


core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=NAMESPACE)))
for part in (create_and_replace, patches, pages, watches, without_types, deletions):
    part()
