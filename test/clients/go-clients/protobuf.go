package main

import (
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/utils/ptr"
)

func statefulSet(name string) *appsv1.StatefulSet {
	labels := map[string]string{"app": name}
	probe := &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Port: intstr.FromString("http")}}}
	return &appsv1.StatefulSet{
		ObjectMeta: metav1.ObjectMeta{Name: name},
		Spec: appsv1.StatefulSetSpec{
			Replicas: ptr.To[int32](3), ServiceName: name, Selector: &metav1.LabelSelector{MatchLabels: labels},
			Template: corev1.PodTemplateSpec{ObjectMeta: metav1.ObjectMeta{Labels: labels}, Spec: corev1.PodSpec{
				Containers: []corev1.Container{{
					Name: "main", Image: "main:1", LivenessProbe: probe, Ports: []corev1.ContainerPort{{Name: "http", ContainerPort: 80}},
					Resources: corev1.ResourceRequirements{Requests: corev1.ResourceList{"cpu": resource.MustParse("1500m"), "memory": resource.MustParse("1Gi")}},
				}},
			}},
		},
	}
}

// protobufClient speaks protobuf where the JSON client speaks JSON; both see the same.
func protobufClient(w *world, c claims) {
	sets := w.protobuf.AppsV1().StatefulSets(w.namespace)
	made, err := sets.Create(w.ctx, statefulSet("pb"), metav1.CreateOptions{})
	c.ok(err, "creating")
	read, err := w.json.AppsV1().StatefulSets(w.namespace).Get(w.ctx, "pb", metav1.GetOptions{})
	c.ok(err, "reading as JSON")
	c.holds("what was written as protobuf reads the same as JSON", equality.Semantic.DeepEqual(made.Spec, read.Spec) && made.UID == read.UID)

	watch, err := sets.Watch(w.ctx, metav1.ListOptions{ResourceVersion: made.ResourceVersion})
	c.ok(err, "watching")
	defer watch.Stop()
	made.Status.Replicas = 3
	made.Status.Conditions = []appsv1.StatefulSetCondition{{Type: "Good", Status: "True", LastTransitionTime: metav1.NewTime(time.Unix(1e9, 0))}}
	_, err = sets.UpdateStatus(w.ctx, made, metav1.UpdateOptions{})
	c.ok(err, "updating the status")
	event := <-watch.ResultChan()
	seen, isSet := event.Object.(*appsv1.StatefulSet)
	c.holds("a watch in protobuf tells of the status", isSet && seen.Status.Replicas == 3 && seen.Status.Conditions[0].LastTransitionTime.Unix() == 1e9)
	patched, err := sets.Patch(w.ctx, "pb", types.StrategicMergePatchType,
		[]byte(`{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"main:2"}]}}}}`), metav1.PatchOptions{})
	c.ok(err, "patching")
	container := patched.Spec.Template.Spec.Containers[0]
	c.holds("a strategic patch is answered in protobuf", container.Image == "main:2" && container.LivenessProbe != nil && patched.Generation == 2)
	list, err := sets.List(w.ctx, metav1.ListOptions{})
	c.ok(err, "listing")
	c.holds("a list in protobuf", len(list.Items) == 1 && list.Items[0].Spec.Template.Spec.Containers[0].Resources.Requests.Cpu().MilliValue() == 1500)
}
