// Drives client-go against a server and prints one line for each claim that holds:
//
//	go run . -server https://127.0.0.1:6443 -token T
//
// One that does not is printed as a sentence, and the exit code is 1.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

const patience = 20 * time.Second

// world is what every part works with: a namespace of its own and a client of each encoding.
type world struct {
	ctx       context.Context
	namespace string
	config    *rest.Config
	json      *kubernetes.Clientset
	protobuf  *kubernetes.Clientset
}

// part is one way of using client-go; its claims are printed in its name.
type part struct {
	name string
	run  func(*world, claims)
}

var parts = []part{
	{"server-side apply", applyConfigurations},
	{"dynamic client", dynamicClient},
	{"metadata client", metadataClient},
	{"protobuf client", protobufClient},
	{"leader election", leaderElection},
	{"retry on conflict", retryOnConflict},
	{"discovery and mapping", discoveryAndMapping},
	{"scale client", scaleClient},
	{"pager", pages},
	{"eviction", eviction},
	{"watch list", watchList},
	{"errors", errorsOfClients},
}

// claims prints what holds and remembers what does not.
type claims struct {
	part   string
	broken *bool
}

func (c claims) holds(claim string, condition bool) {
	if condition {
		fmt.Printf("holds: %s: %s\n", c.part, claim)
		return
	}
	c.fail(claim)
}

// ok is for steps on the way: the part cannot go on without them.
func (c claims) ok(err error, doing string) {
	if err != nil {
		c.fail(fmt.Sprintf("%s: %v", doing, err))
		panic(abandoned{})
	}
}

func (c claims) fail(what string) {
	*c.broken = true
	fmt.Printf("does not hold: %s: %s\n", c.part, what)
}

type abandoned struct{}

func configFor(server, token, contentType string) *rest.Config {
	return &rest.Config{
		Host: server, BearerToken: token, TLSClientConfig: rest.TLSClientConfig{Insecure: true}, QPS: 1000, Burst: 1000,
		ContentConfig: rest.ContentConfig{ContentType: contentType, AcceptContentTypes: contentType + ",application/json"},
	}
}

func main() {
	server := flag.String("server", "", "base URL")
	token := flag.String("token", "", "bearer token of an administrator")
	namespace := flag.String("namespace", "go-clients", "namespace to make")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	config := configFor(*server, *token, "application/json")
	w := &world{
		ctx: ctx, namespace: *namespace, config: config,
		json:     kubernetes.NewForConfigOrDie(config),
		protobuf: kubernetes.NewForConfigOrDie(configFor(*server, *token, "application/vnd.kubernetes.protobuf")),
	}
	broken := false
	run := func(p part) {
		defer func() {
			if problem := recover(); problem != nil {
				if _, expected := problem.(abandoned); !expected {
					panic(problem)
				}
			}
		}()
		p.run(w, claims{p.name, &broken})
	}
	run(part{"preparation", func(w *world, c claims) {
		named := metav1.ObjectMeta{Name: w.namespace}
		_, err := w.json.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{ObjectMeta: named}, metav1.CreateOptions{})
		c.ok(err, "creating the namespace")
		account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "default"}}
		_, err = w.json.CoreV1().ServiceAccounts(w.namespace).Create(ctx, account, metav1.CreateOptions{})
		c.ok(err, "creating the service account")
	}})
	for _, p := range parts {
		run(p)
	}
	if broken {
		os.Exit(1)
	}
}
