// Drives client-go's informers against a server and prints one line for each claim that holds:
//
//	go run . -server https://127.0.0.1:6443 -token T -http1=false -protobuf=true
//
// It exits 1 with a sentence at the first claim that does not.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

var (
	server   = flag.String("server", "", "base URL")
	token    = flag.String("token", "", "bearer token of an administrator")
	http1    = flag.Bool("http1", false, "HTTP/1.1 instead of HTTP/2")
	protobuf = flag.Bool("protobuf", false, "Kubernetes protobuf instead of JSON")
	name     = flag.String("namespace", "informers", "namespace to make and remove")
)

const patience = 20 * time.Second

func must(err error, doing string) {
	if err != nil {
		fmt.Printf("%s: %v\n", doing, err)
		os.Exit(1)
	}
}

// cutter forwards TCP connections and can break all of them at once.
type cutter struct {
	listener net.Listener
	target   string
	refusing atomic.Bool
	mu       sync.Mutex
	open     []net.Conn
}

func newCutter(target string) *cutter {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err, "listening on loopback")
	c := &cutter{listener: listener, target: target}
	go c.serve()
	return c
}

func (c *cutter) serve() {
	for {
		near, err := c.listener.Accept()
		if err != nil {
			return
		}
		if c.refusing.Load() {
			near.Close()
			continue
		}
		far, err := net.Dial("tcp", c.target)
		if err != nil {
			near.Close()
			continue
		}
		c.mu.Lock()
		c.open = append(c.open, near, far)
		c.mu.Unlock()
		go func() { io.Copy(far, near); far.Close() }()
		go func() { io.Copy(near, far); near.Close() }()
	}
}

func (c *cutter) cut() {
	c.refusing.Store(true)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, connection := range c.open {
		connection.Close()
	}
	c.open = nil
}

func (c *cutter) heal() { c.refusing.Store(false) }

// counter counts the requests that list (or stream an initial list) of config maps, and remembers the protocol.
type counter struct {
	next  http.RoundTripper
	lists atomic.Int64
	proto atomic.Value
}

func (c *counter) RoundTrip(request *http.Request) (*http.Response, error) {
	query := request.URL.Query()
	if strings.HasSuffix(request.URL.Path, "/configmaps") && request.Method == "GET" &&
		(query.Get("watch") == "" || query.Get("sendInitialEvents") == "true") {
		c.lists.Add(1)
	}
	response, err := c.next.RoundTrip(request)
	if err == nil {
		c.proto.Store(response.Proto + " " + response.Header.Get("Content-Type"))
	}
	return response, err
}

func config(address string) *rest.Config {
	c := &rest.Config{Host: "https://" + address, BearerToken: *token, TLSClientConfig: rest.TLSClientConfig{Insecure: true}, QPS: 1000, Burst: 1000}
	if *http1 {
		c.TLSClientConfig.NextProtos = []string{"http/1.1"}
	}
	c.ContentType = "application/json"
	if *protobuf {
		c.ContentType = "application/vnd.kubernetes.protobuf"
	}
	c.AcceptContentTypes = c.ContentType
	return c
}

func main() {
	flag.Parse()
	ctx := context.Background()
	base, err := url.Parse(*server)
	must(err, "reading -server")
	direct, err := kubernetes.NewForConfig(config(base.Host))
	must(err, "making a client")

	_, err = direct.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: *name}}, metav1.CreateOptions{})
	must(err, "creating the namespace")
	defer direct.CoreV1().Namespaces().Delete(ctx, *name, metav1.DeleteOptions{})
	maps := direct.CoreV1().ConfigMaps(*name)
	create := func(n string) {
		_, err := maps.Create(ctx, &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: n}, Data: map[string]string{"n": n}}, metav1.CreateOptions{})
		must(err, "creating "+n)
	}
	for i := range 30 {
		create(fmt.Sprintf("before-%d", i))
	}

	proxy := newCutter(base.Host)
	watched := config(proxy.listener.Addr().String())
	requests := &counter{}
	watched.Wrap(func(next http.RoundTripper) http.RoundTripper { requests.next = next; return requests })
	client, err := kubernetes.NewForConfig(watched)
	must(err, "making the watching client")

	factory := informers.NewSharedInformerFactoryWithOptions(client, 0, informers.WithNamespace(*name))
	informer := factory.Core().V1().ConfigMaps().Informer()
	var added, updated, deleted atomic.Int64
	_, err = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { added.Add(1) },
		UpdateFunc: func(any, any) { updated.Add(1) },
		DeleteFunc: func(any) { deleted.Add(1) },
	})
	must(err, "adding a handler")
	stop := make(chan struct{})
	defer close(stop)
	factory.Start(stop)
	holds := func(claim string, condition func() bool) {
		err := wait.PollUntilContextTimeout(ctx, 20*time.Millisecond, patience, true, func(context.Context) (bool, error) { return condition(), nil })
		if err != nil {
			fmt.Printf("does not hold: %s (added %d, updated %d, deleted %d, lists %d)\n", claim, added.Load(), updated.Load(), deleted.Load(), requests.lists.Load())
			os.Exit(1)
		}
		fmt.Println("holds:", claim)
	}

	holds("the informer syncs what was there", func() bool { return informer.HasSynced() && added.Load() == 30 })
	holds("the protocol and encoding are the ones asked for", func() bool {
		seen, _ := requests.proto.Load().(string)
		return strings.HasPrefix(seen, "HTTP/1.1") == *http1 && strings.Contains(seen, "protobuf") == *protobuf
	})
	for i := range 30 {
		create(fmt.Sprintf("after-%d", i))
	}
	holds("additions arrive", func() bool { return added.Load() == 60 })
	object, err := maps.Get(ctx, "before-0", metav1.GetOptions{})
	must(err, "reading before-0")
	object.Data["n"] = "changed"
	_, err = maps.Update(ctx, object, metav1.UpdateOptions{})
	must(err, "updating before-0")
	must(maps.Delete(ctx, "before-1", metav1.DeleteOptions{}), "deleting before-1")
	holds("a change and a deletion arrive", func() bool { return updated.Load() == 1 && deleted.Load() == 1 })
	holds("the store has the newest object", func() bool {
		item, exists, _ := informer.GetStore().GetByKey(*name + "/before-0")
		return exists && item.(*corev1.ConfigMap).Data["n"] == "changed"
	})

	lists := requests.lists.Load()
	proxy.cut()
	for i := range 20 {
		create(fmt.Sprintf("cut-%d", i))
	}
	must(maps.Delete(ctx, "after-3", metav1.DeleteOptions{}), "deleting after-3")
	proxy.heal()
	holds("a watch that was cut resumes without a gap", func() bool { return added.Load() == 80 && deleted.Load() == 2 })
	holds("it resumes without listing again", func() bool { return requests.lists.Load() == lists })
	holds("no event came twice", func() bool { return len(informer.GetStore().List()) == 78 && added.Load() == 80 })
}
