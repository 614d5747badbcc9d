package main

import (
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/restmapper"
	"k8s.io/client-go/scale"
)

// discoveryAndMapping finds out what is served, as kubectl and operators do.
func discoveryAndMapping(w *world, c claims) {
	found := discovery.NewDiscoveryClientForConfigOrDie(w.config)
	version, err := found.ServerVersion()
	c.ok(err, "asking for the version")
	c.holds("the version is told", version.Major == "1" && version.GitVersion != "")
	groups, lists, err := found.ServerGroupsAndResources()
	c.ok(err, "asking for groups and resources")
	c.holds("groups and resources are found", len(groups) > 15 && len(lists) > 15)
	preferred, err := found.ServerPreferredNamespacedResources()
	c.ok(err, "asking for preferred resources")
	deletable := discovery.FilteredBy(discovery.SupportsAllVerbs{Verbs: []string{"list", "create", "delete"}}, preferred)
	c.holds("resources are filtered by verbs", len(deletable) > 5)
	document, err := found.OpenAPISchema()
	c.ok(err, "asking for OpenAPI v2")
	c.holds("OpenAPI v2 is read", len(document.GetDefinitions().GetAdditionalProperties()) > 400)
	paths, err := found.OpenAPIV3().Paths()
	c.ok(err, "asking for OpenAPI v3")
	apps, err := paths["apis/apps/v1"].Schema("application/json")
	c.ok(err, "asking for a group's OpenAPI v3")
	c.holds("OpenAPI v3 is read by group", len(apps) > 10_000)

	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(found))
	mapping, err := mapper.RESTMapping(schema.GroupKind{Group: "apps", Kind: "Deployment"})
	c.ok(err, "mapping a kind")
	c.holds("a kind is mapped to its resource", mapping.Resource.Resource == "deployments" && mapping.Scope.Name() == meta.RESTScopeNameNamespace)
	short := restmapper.NewShortcutExpander(mapper, found, nil)
	full, err := short.ResourceFor(schema.GroupVersionResource{Resource: "deploy"})
	c.ok(err, "expanding a short name")
	c.holds("a short name is expanded", full.Group == "apps" && full.Resource == "deployments")
}

// scaleClient scales what has replicas without knowing what it is.
func scaleClient(w *world, c claims) {
	found := discovery.NewDiscoveryClientForConfigOrDie(w.config)
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(found))
	resolver := scale.NewDiscoveryScaleKindResolver(found)
	scales, err := scale.NewForConfig(w.config, mapper, dynamic.LegacyAPIPathResolverFunc, resolver)
	c.ok(err, "making the client")
	_, err = w.json.AppsV1().StatefulSets(w.namespace).Create(w.ctx, statefulSet("scaled"), metav1.CreateOptions{})
	c.ok(err, "creating")
	resource := schema.GroupResource{Group: "apps", Resource: "statefulsets"}
	now, err := scales.Scales(w.namespace).Get(w.ctx, resource, "scaled", metav1.GetOptions{})
	c.ok(err, "reading the scale")
	c.holds("a scale tells replicas and selector", now.Spec.Replicas == 3 && now.Status.Selector == "app=scaled")
	now.Spec.Replicas = 7
	after, err := scales.Scales(w.namespace).Update(w.ctx, resource, now, metav1.UpdateOptions{})
	c.ok(err, "updating the scale")
	set, err := w.json.AppsV1().StatefulSets(w.namespace).Get(w.ctx, "scaled", metav1.GetOptions{})
	c.ok(err, "reading the set")
	c.holds("a scale changes the replicas", after.Spec.Replicas == 7 && *set.Spec.Replicas == 7 && set.ResourceVersion == after.ResourceVersion)
	now.Spec.Replicas = 9
	_, err = scales.Scales(w.namespace).Update(w.ctx, resource, now, metav1.UpdateOptions{})
	c.holds("a stale scale is a conflict", err != nil)
}
