"""What schemathesis is told about this API: which names to use, and which answers are nobody's fault."""
import random

import schemathesis

NAMES = ["a", "b", "c", "default"]
PATCHES = [
    "application/merge-patch+json",
    "application/strategic-merge-patch+json",
    "application/apply-patch+yaml",
    "application/json-patch+json",
]


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Names that meet, so that requests find what others made."""
    if path_parameters and random.random() < 0.8:
        for key in path_parameters:
            if key == "namespace":
                path_parameters[key] = "default"
            elif key == "name":
                path_parameters[key] = random.choice(NAMES)
    return path_parameters


VALUES = {
    "fieldValidation": ["Strict", "Warn", "Ignore"],
    "fieldManager": ["fuzz", "other"],
    "force": ["true"],
    "resourceVersion": ["0", "1"],
    "propagationPolicy": ["Orphan", "Background", "Foreground"],
    "labelSelector": ["a=b", "a in (b,c)", "!a"],
    "fieldSelector": ["metadata.name=a", "metadata.name!=a"],
    "limit": ["1", "2"],
    "gracePeriodSeconds": ["0", "1"],
}


@schemathesis.hook
def map_query(context, query):
    """Mostly options that are valid, so that the request gets further."""
    if not query:
        return query
    if random.random() < 0.8:
        query = {key: random.choice(VALUES[key]) for key in query if key in VALUES and random.random() < 0.4}
    return query


@schemathesis.hook
def map_body(context, body):
    """Mostly a body of the right kind with a name that meets others."""
    if isinstance(body, dict) and random.random() < 0.7:
        metadata = body.get("metadata")
        if not isinstance(metadata, dict):
            metadata = body["metadata"] = {}
        metadata["name"] = random.choice(NAMES)
        for key in ("namespace", "resourceVersion", "uid", "deletionTimestamp", "creationTimestamp"):
            metadata.pop(key, None)
        body.pop("kind", None)
        body.pop("apiVersion", None)
    return body


@schemathesis.hook
def before_call(context, case, kwargs):
    """Patches of all four kinds; what would stay open ends after a second."""
    if case.method.upper() == "PATCH" and random.random() < 0.8:
        case.headers = {**(case.headers or {}), "Content-Type": random.choice(PATCHES)}
    query = dict(case.query or {})
    if "/watch/" in case.operation.path or "watch" in query:
        query["timeoutSeconds"] = "1"
    query.pop("follow", None)
    case.query = query


# What kube-apiserver answers with 500 as well.
FAULTS_OF_THE_REFERENCE = [
    "resourceVersion should not be set on objects to be created",
    # A binding that is not valid.
    "target.kind: Unsupported value",
    "target.name: Required value",
]


def is_expected(response):
    """Server errors that the API is meant to answer."""
    try:
        status = response.json()
    except Exception:
        return False
    if not isinstance(status, dict):
        return False
    message = status.get("message", "")
    if response.status_code == 504:
        return "Too large resource version" in message
    return response.status_code == 500 and any(text in message for text in FAULTS_OF_THE_REFERENCE)


@schemathesis.check
def no_fault_of_the_server(ctx, response, case):
    if response.status_code >= 500 and not is_expected(response):
        raise AssertionError(f"{response.status_code}: {response.text[:500]}")
