package main

import (
	"slices"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	appsv1 "k8s.io/client-go/applyconfigurations/apps/v1"
	corev1 "k8s.io/client-go/applyconfigurations/core/v1"
	applymeta "k8s.io/client-go/applyconfigurations/meta/v1"
)

// applyConfigurations owns fields by applying them, meets another owner, and gives fields up.
func applyConfigurations(w *world, c claims) {
	deployments := w.json.AppsV1().Deployments(w.namespace)
	labels := map[string]string{"app": "web"}
	web := func() *appsv1.DeploymentApplyConfiguration {
		container := corev1.Container().WithName("web").WithImage("web:1").
			WithPorts(corev1.ContainerPort().WithContainerPort(80).WithName("http"))
		return appsv1.Deployment("web", w.namespace).WithLabels(labels).WithSpec(appsv1.DeploymentSpec().
			WithReplicas(2).WithSelector(applymeta.LabelSelector().WithMatchLabels(labels)).
			WithTemplate(corev1.PodTemplateSpec().WithLabels(labels).WithSpec(corev1.PodSpec().WithContainers(container))))
	}
	first, err := deployments.Apply(w.ctx, web(), metav1.ApplyOptions{FieldManager: "first"})
	c.ok(err, "applying a new object")
	c.holds("a new object is created with defaults", *first.Spec.Replicas == 2 && first.Spec.Strategy.Type == "RollingUpdate")

	again, err := deployments.Apply(w.ctx, web(), metav1.ApplyOptions{FieldManager: "first"})
	c.ok(err, "applying it again")
	c.holds("the same again changes nothing", again.ResourceVersion == first.ResourceVersion)

	scaled := appsv1.Deployment("web", w.namespace).WithSpec(appsv1.DeploymentSpec().WithReplicas(5))
	_, err = deployments.Apply(w.ctx, scaled, metav1.ApplyOptions{FieldManager: "second"})
	c.holds("another manager's field is a conflict", apierrors.IsConflict(err))
	c.holds("the conflict names the owner and the field", err != nil &&
		strings.Contains(err.Error(), `conflict with "first"`) && strings.Contains(err.Error(), ".spec.replicas"))
	c.holds("the conflict has its cause", apierrors.HasStatusCause(err, metav1.CauseTypeFieldManagerConflict))

	taken, err := deployments.Apply(w.ctx, scaled, metav1.ApplyOptions{FieldManager: "second", Force: true})
	c.ok(err, "forcing it")
	c.holds("force takes the field over", *taken.Spec.Replicas == 5)

	extracted, err := appsv1.ExtractDeployment(taken, "first")
	c.ok(err, "extracting what the first manager owns")
	c.holds("an extract has the manager's fields and no others", extracted.Spec.Replicas == nil && *extracted.Spec.Template.Spec.Containers[0].Image == "web:1")

	given := web()
	given.Spec.Replicas = nil
	given.Labels = nil
	left, err := deployments.Apply(w.ctx, given, metav1.ApplyOptions{FieldManager: "first"})
	c.ok(err, "giving fields up")
	c.holds("what nobody owns any more is removed, the rest stays", len(left.Labels) == 0 && *left.Spec.Replicas == 5)

	status := appsv1.Deployment("web", w.namespace).WithStatus(appsv1.DeploymentStatus().WithReplicas(5).WithObservedGeneration(1))
	after, err := deployments.ApplyStatus(w.ctx, status, metav1.ApplyOptions{FieldManager: "controller"})
	c.ok(err, "applying the status")
	owned := slices.ContainsFunc(after.ManagedFields, func(entry metav1.ManagedFieldsEntry) bool {
		return entry.Manager == "controller" && entry.Subresource == "status" && entry.Operation == metav1.ManagedFieldsOperationApply
	})
	c.holds("a status is applied through its subresource", after.Status.Replicas == 5 && owned)

	dry, err := deployments.Apply(w.ctx, appsv1.Deployment("dry", w.namespace).WithSpec(web().Spec), metav1.ApplyOptions{FieldManager: "first", DryRun: []string{metav1.DryRunAll}})
	c.ok(err, "applying without writing")
	_, err = deployments.Get(w.ctx, "dry", metav1.GetOptions{})
	c.holds("a dry run answers and writes nothing", dry.UID != "" && apierrors.IsNotFound(err))
}
