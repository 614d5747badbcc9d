package main

import (
	"context"
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/pager"
	watchtools "k8s.io/client-go/tools/watch"
	"k8s.io/utils/ptr"
)

// pages reads a long list in pieces.
func pages(w *world, c claims) {
	maps := w.json.CoreV1().ConfigMaps(w.namespace)
	labels := map[string]string{"paged": "yes"}
	for i := range 25 {
		_, err := maps.Create(w.ctx, &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("page-%02d", i), Labels: labels}}, metav1.CreateOptions{})
		c.ok(err, "creating")
	}
	requests := 0
	lister := pager.New(func(ctx context.Context, options metav1.ListOptions) (runtime.Object, error) {
		requests++
		return maps.List(ctx, options)
	})
	lister.PageSize = 10
	seen := 0
	err := lister.EachListItem(w.ctx, metav1.ListOptions{LabelSelector: "paged=yes"}, func(runtime.Object) error { seen++; return nil })
	c.ok(err, "paging")
	c.holds("all pages together are the list", seen == 25 && requests == 3)
	first, err := maps.List(w.ctx, metav1.ListOptions{Limit: 10, FieldSelector: "metadata.name!=page-00"})
	c.ok(err, "listing")
	c.holds("a page of a selection has its size", len(first.Items) == 10 && first.Continue != "")
	whole, err := maps.List(w.ctx, metav1.ListOptions{Limit: 10})
	c.ok(err, "listing")
	c.holds("a first page tells how many are left", whole.RemainingItemCount != nil && *whole.RemainingItemCount >= 15)
}

// eviction asks for pods to go, as far as their budget lets them.
func eviction(w *world, c claims) {
	pods := w.json.CoreV1().Pods(w.namespace)
	labels := map[string]string{"app": "guarded"}
	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "guarded", Labels: labels}, Spec: corev1.PodSpec{
		TerminationGracePeriodSeconds: ptr.To[int64](0), Containers: []corev1.Container{{Name: "a", Image: "a"}}}}
	made, err := pods.Create(w.ctx, pod, metav1.CreateOptions{})
	c.ok(err, "creating the pod")
	made.Status.Phase = corev1.PodRunning
	made.Status.Conditions = []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue}}
	_, err = pods.UpdateStatus(w.ctx, made, metav1.UpdateOptions{})
	c.ok(err, "making the pod run")
	budgets := w.json.PolicyV1().PodDisruptionBudgets(w.namespace)
	budget := &policyv1.PodDisruptionBudget{ObjectMeta: metav1.ObjectMeta{Name: "guarded"}, Spec: policyv1.PodDisruptionBudgetSpec{
		MinAvailable: ptr.To(intstr.FromInt32(1)), Selector: &metav1.LabelSelector{MatchLabels: labels}}}
	_, err = budgets.Create(w.ctx, budget, metav1.CreateOptions{})
	c.ok(err, "creating the budget")
	ask := &policyv1.Eviction{ObjectMeta: metav1.ObjectMeta{Name: "guarded", Namespace: w.namespace}}
	// Without retries: client-go would wait as long as the answer says, ten times.
	err = w.json.CoreV1().RESTClient().Post().Namespace(w.namespace).Resource("pods").Name("guarded").SubResource("eviction").
		Body(ask).MaxRetries(0).Do(w.ctx).Error()
	c.holds("a budget refuses with 429", apierrors.IsTooManyRequests(err) && apierrors.HasStatusCause(err, policyv1.DisruptionBudgetCause))
	c.ok(budgets.Delete(w.ctx, "guarded", metav1.DeleteOptions{}), "deleting the budget")
	c.ok(pods.EvictV1(w.ctx, ask), "evicting")
	_, err = pods.Get(w.ctx, "guarded", metav1.GetOptions{})
	c.holds("without a budget the pod goes", apierrors.IsNotFound(err))
}

// watchList gets what is there through the watch, ended by a bookmark.
func watchList(w *world, c claims) {
	maps := w.json.CoreV1().ConfigMaps(w.namespace)
	options := metav1.ListOptions{
		LabelSelector: "paged=yes", SendInitialEvents: ptr.To(true), AllowWatchBookmarks: true,
		ResourceVersionMatch: metav1.ResourceVersionMatchNotOlderThan,
	}
	stream, err := maps.Watch(w.ctx, options)
	c.ok(err, "watching")
	added, marked := 0, ""
	for event := range stream.ResultChan() {
		if event.Type == watch.Added {
			added++
		}
		if event.Type == watch.Bookmark {
			mark := event.Object.(*corev1.ConfigMap)
			if mark.Annotations[metav1.InitialEventsAnnotationKey] == "true" {
				marked = mark.ResourceVersion
				break
			}
		}
	}
	stream.Stop()
	c.holds("what is there comes first, then the bookmark", added == 25 && marked != "")

	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	source := &cache.ListWatch{
		ListFunc: func(o metav1.ListOptions) (runtime.Object, error) {
			o.LabelSelector = "paged=yes"
			return maps.List(ctx, o)
		},
		WatchFunc: func(o metav1.ListOptions) (watch.Interface, error) {
			o.LabelSelector = "paged=yes"
			return maps.Watch(ctx, o)
		},
	}
	time.AfterFunc(200*time.Millisecond, func() { maps.Delete(ctx, "page-00", metav1.DeleteOptions{}) })
	event, err := watchtools.UntilWithSync(ctx, source, &corev1.ConfigMap{}, nil, func(event watch.Event) (bool, error) {
		return event.Type == watch.Deleted, nil
	})
	c.ok(err, "waiting for a deletion")
	c.holds("a wait with a synced cache sees a deletion", event.Object.(*corev1.ConfigMap).Name == "page-00")
}

// errorsOfClients are told apart by client-go's helpers.
func errorsOfClients(w *world, c claims) {
	maps := w.json.CoreV1().ConfigMaps(w.namespace)
	_, err := maps.Get(w.ctx, "none", metav1.GetOptions{})
	c.holds("what is not there is NotFound", apierrors.IsNotFound(err))
	_, err = maps.Create(w.ctx, &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "counted"}}, metav1.CreateOptions{})
	c.holds("what is there already is AlreadyExists", apierrors.IsAlreadyExists(err))
	_, err = maps.Create(w.ctx, &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "No Name"}}, metav1.CreateOptions{})
	c.holds("a bad name is Invalid", apierrors.IsInvalid(err))
	_, err = maps.List(w.ctx, metav1.ListOptions{Continue: "nonsense"})
	c.holds("a bad continue token is a BadRequest", apierrors.IsBadRequest(err))
	_, err = maps.List(w.ctx, metav1.ListOptions{ResourceVersion: "1", ResourceVersionMatch: metav1.ResourceVersionMatchExact})
	c.holds("a future or compacted version is told apart", err == nil || apierrors.IsResourceExpired(err))
	_, err = w.json.CoreV1().ConfigMaps("nowhere").Create(w.ctx, &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "a"}}, metav1.CreateOptions{})
	c.holds("a missing namespace is NotFound", apierrors.IsNotFound(err))
	stale := &metav1.Preconditions{ResourceVersion: ptr.To("1")}
	err = maps.Delete(w.ctx, "counted", metav1.DeleteOptions{Preconditions: stale})
	c.holds("a failed precondition is a Conflict", apierrors.IsConflict(err))
}
