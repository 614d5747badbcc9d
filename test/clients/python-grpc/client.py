"""Drives the gRPC API with a client generated from proto/ and prints one line for each claim that holds.

It exits 1 with a sentence at the first claim that does not.
"""

import argparse
import pathlib
import subprocess
import sys
import threading

import grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

parser = argparse.ArgumentParser()
for flag in ("address", "ca", "token", "proto", "work"):
    parser.add_argument(f"--{flag}", required=True)
options = parser.parse_args()


def holds(claim, condition):
    if not condition:
        sys.exit(f"does not hold: {claim}")
    print("holds:", claim, flush=True)


def generate():
    """The client's modules, made from proto/ as any user would."""
    out = pathlib.Path(options.work) / "generated"
    out.mkdir(exist_ok=True)
    protos = [str(path) for path in pathlib.Path(options.proto).rglob("*.proto")]
    tool = [sys.executable, "-m", "grpc_tools.protoc", f"-I{options.proto}", f"--python_out={out}", f"--grpc_python_out={out}"]
    subprocess.run(tool + protos, check=True)
    sys.path.insert(0, str(out))


def foreign_certificate():
    """A key and a certificate that nobody here has signed."""
    key, certificate = (str(pathlib.Path(options.work) / name) for name in ("foreign.key", "foreign.crt"))
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    subprocess.run(command + ["-days", "1", "-subj", "/O=system:masters/CN=mallory"], check=True, capture_output=True)
    return pathlib.Path(key).read_bytes(), pathlib.Path(certificate).read_bytes()


def code_of(call):
    try:
        call()
        return grpc.StatusCode.OK
    except grpc.RpcError as error:
        return error.code()


generate()
from k8s.apps import v1_pb2 as apps  # noqa: E402
from k8s.core import v1_pb2 as core  # noqa: E402
from k8s.meta import v1_pb2 as meta  # noqa: E402
from kubets.api.v1 import objects_pb2 as objects  # noqa: E402
from services.k8s.apps import v1_pb2_grpc as apps_services  # noqa: E402
from services.k8s.core import v1_pb2_grpc as core_services  # noqa: E402

ca = pathlib.Path(options.ca).read_bytes()
namespace = "python-grpc"
admin = (("authorization", f"Bearer {options.token}"),)


def channel(**identity):
    return grpc.secure_channel(options.address, grpc.ssl_channel_credentials(ca, **identity))


def pod_named(name):
    container = core.Container(name="app", image="registry.example/app:1")
    return core.Pod(
        metadata=meta.ObjectMeta(name=name, namespace=namespace, labels={"app": "web"}),
        spec=core.PodSpec(containers=[container]),
    )


with channel() as connection:
    services = ProtoReflectionDescriptorDatabase(connection).get_services()
    holds("reflection lists the typed services", "k8s.io.api.apps.v1.Deployments" in services)
    holds("reflection lists the services for every kind", "kubets.api.v1.Objects" in services)

    core_services.NamespacesStub(connection).Create(
        core.Namespace(metadata=meta.ObjectMeta(name=namespace)), metadata=admin, timeout=10
    )
    core_services.ServiceAccountsStub(connection).Create(
        core.ServiceAccount(metadata=meta.ObjectMeta(name="default", namespace=namespace)), metadata=admin, timeout=10
    )
    template = core.PodTemplateSpec(
        metadata=meta.ObjectMeta(labels={"app": "web"}),
        spec=core.PodSpec(containers=[core.Container(name="app", image="registry.example/app:1")]),
    )
    wanted = apps.Deployment(
        metadata=meta.ObjectMeta(name="web", namespace=namespace),
        spec=apps.DeploymentSpec(replicas=2, selector=meta.LabelSelector(matchLabels={"app": "web"}), template=template),
    )
    made = apps_services.DeploymentsStub(connection).Create(wanted, metadata=admin, timeout=10)
    holds("a Deployment is created", made.metadata.uid != "" and made.spec.replicas == 2)
    holds("its defaults are filled in", made.spec.strategy.type == "RollingUpdate")

    pods = core_services.PodsStub(connection)
    seen = []
    watch = pods.Watch(objects.WatchRequest(namespace=namespace, label_selector="app=web"), metadata=admin)

    def collect():
        try:
            for event in watch:
                seen.append((event.type, event.object.metadata.name))
                if event.type == "DELETED":
                    break
        except grpc.RpcError as error:
            seen.append(("BROKEN", error.details()))

    collector = threading.Thread(target=collect)
    collector.start()
    for name in ("web-1", "web-2"):
        pods.Create(pod_named(name), metadata=admin, timeout=10)
    pods.Delete(objects.DeleteRequest(namespace=namespace, name="web-1"), metadata=admin, timeout=10)
    collector.join(20)
    watch.cancel()
    changes = [("ADDED", "web-1"), ("ADDED", "web-2"), ("MODIFIED", "web-1"), ("DELETED", "web-1")]
    holds("its pods are watched, and told of their end before it comes", seen == changes)

    listed = pods.List(objects.ListRequest(namespace=namespace), metadata=admin, timeout=10)
    holds("its pods are listed", [pod.metadata.name for pod in listed.items] == ["web-2"])
    missing = code_of(lambda: pods.Get(objects.GetRequest(namespace=namespace, name="none"), metadata=admin, timeout=10))
    holds("a missing pod is NOT_FOUND", missing == grpc.StatusCode.NOT_FOUND)

    anybody = code_of(lambda: pods.List(objects.ListRequest(namespace=namespace), timeout=10))
    holds("no identity is UNAUTHENTICATED", anybody == grpc.StatusCode.UNAUTHENTICATED)
    stranger = (("authorization", "Bearer nonsense"),)
    wrong = code_of(lambda: pods.List(objects.ListRequest(namespace=namespace), metadata=stranger, timeout=10))
    holds("a wrong token is UNAUTHENTICATED", wrong == grpc.StatusCode.UNAUTHENTICATED)

key, certificate = foreign_certificate()
with channel(private_key=key, certificate_chain=certificate) as connection:
    foreign = code_of(lambda: core_services.PodsStub(connection).List(objects.ListRequest(namespace=namespace), timeout=10))
    holds("a foreign certificate is UNAUTHENTICATED", foreign == grpc.StatusCode.UNAUTHENTICATED)
