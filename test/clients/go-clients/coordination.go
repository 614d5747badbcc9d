package main

import (
	"context"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
	"k8s.io/client-go/util/retry"
)

// leaderElection lets two candidates compete; when the leader steps down, the other takes over.
func leaderElection(w *world, c claims) {
	leads := make(chan string, 10)
	candidate := func(name string) context.CancelFunc {
		lock := &resourcelock.LeaseLock{
			LeaseMeta: metav1.ObjectMeta{Name: "leader", Namespace: w.namespace}, Client: w.json.CoordinationV1(),
			LockConfig: resourcelock.ResourceLockConfig{Identity: name},
		}
		ctx, cancel := context.WithCancel(w.ctx)
		go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
			Lock: lock, ReleaseOnCancel: true, LeaseDuration: 3 * time.Second, RenewDeadline: 2 * time.Second, RetryPeriod: 200 * time.Millisecond,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(ctx context.Context) { leads <- name; <-ctx.Done() },
				OnStoppedLeading: func() {},
			},
		})
		return cancel
	}
	next := func() string {
		select {
		case name := <-leads:
			return name
		case <-time.After(patience):
			return ""
		}
	}
	stepDown := candidate("a")
	c.holds("the first candidate leads", next() == "a")
	stop := candidate("b")
	defer stop()
	stepDown()
	c.holds("the second takes over when it steps down", next() == "b")
	lease, err := w.json.CoordinationV1().Leases(w.namespace).Get(w.ctx, "leader", metav1.GetOptions{})
	c.ok(err, "reading the lease")
	c.holds("the lease counts its transitions", *lease.Spec.HolderIdentity == "b" && *lease.Spec.LeaseTransitions == 1 && lease.Spec.RenewTime != nil)
}

// retryOnConflict lets many writers change one object; none loses its change.
func retryOnConflict(w *world, c claims) {
	maps := w.protobuf.CoreV1().ConfigMaps(w.namespace)
	_, err := maps.Create(w.ctx, &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "counted"}}, metav1.CreateOptions{})
	c.ok(err, "creating")
	const writers = 8
	var all sync.WaitGroup
	errs := make(chan error, writers)
	for i := range writers {
		all.Go(func() {
			patient := retry.DefaultBackoff
			patient.Steps = 20
			errs <- retry.RetryOnConflict(patient, func() error {
				object, err := maps.Get(w.ctx, "counted", metav1.GetOptions{})
				if err != nil {
					return err
				}
				if object.Data == nil {
					object.Data = map[string]string{}
				}
				object.Data[string(rune('a'+i))] = "written"
				_, err = maps.Update(w.ctx, object, metav1.UpdateOptions{})
				return err
			})
		})
	}
	all.Wait()
	for range writers {
		c.ok(<-errs, "writing")
	}
	object, err := maps.Get(w.ctx, "counted", metav1.GetOptions{})
	c.ok(err, "reading")
	c.holds("no writer's change is lost", len(object.Data) == writers)
}
