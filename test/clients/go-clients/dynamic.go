package main

import (
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/metadata"
)

var configMaps = schema.GroupVersionResource{Version: "v1", Resource: "configmaps"}

func newMap(name string) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap",
		"metadata": map[string]any{"name": name, "labels": map[string]any{"made": "dynamic"}},
		"data":     map[string]any{"a": "1"},
	}}
}

// dynamicClient handles objects without their types.
func dynamicClient(w *world, c claims) {
	maps := dynamic.NewForConfigOrDie(w.config).Resource(configMaps).Namespace(w.namespace)
	made, err := maps.Create(w.ctx, newMap("dynamic"), metav1.CreateOptions{})
	c.ok(err, "creating")
	watch, err := maps.Watch(w.ctx, metav1.ListOptions{LabelSelector: "made=dynamic", ResourceVersion: made.GetResourceVersion()})
	c.ok(err, "watching")
	defer watch.Stop()
	patched, err := maps.Patch(w.ctx, "dynamic", types.MergePatchType, []byte(`{"data":{"a":null,"b":"2"}}`), metav1.PatchOptions{})
	c.ok(err, "patching")
	data, _, _ := unstructured.NestedStringMap(patched.Object, "data")
	c.holds("a merge patch changes and removes", len(data) == 1 && data["b"] == "2")
	event := <-watch.ResultChan()
	c.holds("a watch with a selector tells of the change", event.Type == "MODIFIED" && event.Object.(*unstructured.Unstructured).GetName() == "dynamic")

	applied, err := maps.Apply(w.ctx, "dynamic", newMap("dynamic"), metav1.ApplyOptions{FieldManager: "applier", Force: true})
	c.ok(err, "applying")
	data, _, _ = unstructured.NestedStringMap(applied.Object, "data")
	c.holds("an apply adds to what others own", data["a"] == "1" && data["b"] == "2")
	list, err := maps.List(w.ctx, metav1.ListOptions{LabelSelector: "made=dynamic"})
	c.ok(err, "listing")
	c.holds("items of a list know their kind", len(list.Items) == 1 && list.Items[0].GetKind() == "ConfigMap")
	c.ok(maps.DeleteCollection(w.ctx, metav1.DeleteOptions{}, metav1.ListOptions{LabelSelector: "made=dynamic"}), "deleting the collection")
	_, err = maps.Get(w.ctx, "dynamic", metav1.GetOptions{})
	c.holds("a collection is deleted by a selector", apierrors.IsNotFound(err))
}

// metadataClient reads and labels objects without their content.
func metadataClient(w *world, c claims) {
	maps := metadata.NewForConfigOrDie(w.config).Resource(configMaps).Namespace(w.namespace)
	_, err := dynamic.NewForConfigOrDie(w.config).Resource(configMaps).Namespace(w.namespace).Create(w.ctx, newMap("meta"), metav1.CreateOptions{})
	c.ok(err, "creating")
	one, err := maps.Get(w.ctx, "meta", metav1.GetOptions{})
	c.ok(err, "reading")
	c.holds("one is read as metadata", one.UID != "" && one.Labels["made"] == "dynamic")
	list, err := maps.List(w.ctx, metav1.ListOptions{LabelSelector: "made=dynamic"})
	c.ok(err, "listing")
	c.holds("many are listed as metadata", len(list.Items) == 1 && list.Items[0].UID == one.UID)
	watch, err := maps.Watch(w.ctx, metav1.ListOptions{ResourceVersion: list.ResourceVersion})
	c.ok(err, "watching")
	defer watch.Stop()
	labelled, err := maps.Patch(w.ctx, "meta", types.MergePatchType, []byte(`{"metadata":{"labels":{"more":"yes"}}}`), metav1.PatchOptions{})
	c.ok(err, "patching")
	event := <-watch.ResultChan()
	seen, isMetadata := event.Object.(*metav1.PartialObjectMetadata)
	c.holds("a watch tells of metadata", isMetadata && seen.Labels["more"] == "yes" && seen.ResourceVersion == labelled.ResourceVersion)
	c.ok(maps.Delete(w.ctx, "meta", metav1.DeleteOptions{Preconditions: &metav1.Preconditions{UID: &one.UID}}), "deleting with a precondition")
}
