package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/commandline"
)

// A network is three machines on one line: namespaces of the network of this one, which is on it, too.
type network struct{ t *testing.T }

const bridge = "nianbao-fleet"

func (n network) ip(arguments string) {
	n.t.Helper()
	if out, err := exec.Command("ip", strings.Fields(arguments)...).CombinedOutput(); err != nil {
		n.t.Fatalf("ip %s: %v\n%s", arguments, err, out)
	}
}

func namespace(machine int) string { return fmt.Sprintf("nianbao-%d", machine) }

func address(machine int) string { return fmt.Sprintf("10.122.0.%d", machine) }

func (n network) build(machines int) {
	n.ip("link add " + bridge + " type bridge")
	n.t.Cleanup(func() { n.ip("link del " + bridge) })
	n.ip("addr add " + address(100) + "/24 dev " + bridge)
	n.ip("link set " + bridge + " up")
	for i := 1; i <= machines; i++ {
		space, line := namespace(i), fmt.Sprintf("nianbao%d", i)
		n.ip("netns add " + space)
		n.t.Cleanup(func() { n.ip("netns del " + space) })
		n.ip("link add " + line + " type veth peer name eth0 netns " + space)
		n.t.Cleanup(func() { n.ip("link del " + line) })
		n.ip("link set " + line + " master " + bridge + " up")
		n.ip("-n " + space + " addr add " + address(i) + "/24 dev eth0")
		n.ip("-n " + space + " link set eth0 up")
		n.ip("-n " + space + " link set lo up")
	}
}

// cut takes a machine off the line for a time.
func (n network) cut(machine int, length time.Duration) (over <-chan time.Time) {
	n.ip(fmt.Sprintf("link set nianbao%d down", machine))
	done := make(chan time.Time, 1)
	time.AfterFunc(length, func() {
		_ = exec.Command("ip", "link", "set", fmt.Sprintf("nianbao%d", machine), "up").Run() // the import would not end
		done <- time.Now()
	})
	return done
}

// on returns the program on a machine.
func on(machine int, args ...string) *exec.Cmd {
	c := program(args...)
	inside := exec.Command("ip", append([]string{"netns", "exec", namespace(machine)}, c.Args...)...)
	inside.Env = c.Env
	return inside
}

// replicas returns why the servers of a cluster do not all have the same yet, nil once they do, and how many
// messages they keep. It asks those of the addresses.
func replicas(t *testing.T, urls string, servers int) (messages uint64, err error) {
	t.Helper()
	conn, err := nats.Connect(urls, nats.Timeout(5*time.Second))
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		t.Fatal(err)
	}
	list := js.ListStreams(t.Context())
	streams := 0
	for info := range list.Info() {
		streams++
		messages += info.State.Msgs
		if info.Cluster == nil || info.Cluster.Leader == "" || len(info.Cluster.Replicas) != servers-1 {
			err = errors.Join(err, fmt.Errorf("%s: %+v", info.Config.Name, info.Cluster))
			continue
		}
		for _, r := range info.Cluster.Replicas {
			if r.Offline || !r.Current {
				err = errors.Join(err, fmt.Errorf("%s: %s is behind by %d (offline: %v)", info.Config.Name, r.Name, r.Lag, r.Offline))
			}
		}
	}
	if streams == 0 {
		err = errors.New("no streams")
	}
	return messages, errors.Join(err, list.Err())
}

// awaitReplicas waits until all servers have the same, and returns how long that took.
func awaitReplicas(t *testing.T, urls string, servers int) (took time.Duration, messages uint64) {
	t.Helper()
	start := time.Now()
	for {
		messages, err := replicas(t, urls, servers)
		if err == nil {
			return time.Since(start), messages
		}
		if time.Since(start) > 5*time.Minute {
			t.Fatalf("the servers do not have the same: %v", err)
		}
		time.Sleep(time.Second / 4)
	}
}

// Three machines with a server each and four workers, one import from a fourth: workers are killed at
// random, the import is killed and begun again, a machine is cut off and comes back, and then another, which the import
// survives only with the first one's server among those that count. The database is that of one machine, and the servers
// keep no more of it than what workers sent late.
//
//	NIANBAO_FLEET_CLUSTER=reports go test ./cmd/nianbao -run ClusterOfServers -v -timeout 60m
//
// It needs the rights to make namespaces of the network. NIANBAO_FLEET_KILLS is how many workers are killed (20).
func TestClusterOfServers(t *testing.T) {
	folder := os.Getenv("NIANBAO_FLEET_CLUSTER")
	if folder == "" {
		t.Skip("it changes the network of this machine; NIANBAO_FLEET_CLUSTER names the reports to be read")
	}
	kills := 20
	if text := os.Getenv("NIANBAO_FLEET_KILLS"); text != "" {
		if _, err := fmt.Sscan(text, &kills); err != nil {
			t.Fatal(err)
		}
	}
	work := t.TempDir()
	alone, together := filepath.Join(work, "alone.db"), filepath.Join(work, "together.db")
	start := time.Now()
	out, _, _ := nianbao(t, "", "--db", alone, "import", "--quiet", folder)
	documents := strings.Count(out, "\n")
	t.Logf("one machine reads %d documents in %v", documents, time.Since(start).Round(time.Second))

	const machines = 3
	lines := network{t}
	lines.build(machines)
	var routes, urls []string
	for i := 1; i <= machines; i++ {
		routes = append(routes, "nats://"+address(i)+":6222")
		urls = append(urls, "nats://"+address(i)+":4222")
	}
	for i := 1; i <= machines; i++ {
		server := on(i, "nats-server", "--listen", "0.0.0.0:4222", "--dir", filepath.Join(work, fmt.Sprint(i)), "--",
			"--name", fmt.Sprint("server", i), "--cluster_name", "fleet", "--cluster", "nats://0.0.0.0:6222", "--routes", strings.Join(routes, ","), "-l", filepath.Join(work, fmt.Sprint(i, ".log")))
		if err := server.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() }) // it is not needed any more
	}

	began := time.Now()
	for i := 1; i <= machines; i++ {
		for {
			c, err := net.DialTimeout("tcp", address(i)+":4222", time.Second)
			if err == nil {
				c.Close()
				break
			}
			if time.Since(began) > 10*time.Minute {
				t.Fatalf("no server on machine %d: %v", i, err)
			}
		}
	}

	random := rand.New(rand.NewPCG(22, 2))
	crew := &crew{t: t, url: strings.Join(urls, ",")}
	off := 0 // the machine that is cut off
	crew.program = func(args ...string) *exec.Cmd {
		machine := 1 + random.IntN(machines)
		if machine == off {
			machine = 1 + machine%machines
		}
		return on(machine, append(args, "--ocr-cache=false")...)
	}
	t.Cleanup(crew.dismiss)
	for range 4 {
		crew.hire()
	}
	const cutFor = 30 * time.Second
	killed, again := 0, false
	var over <-chan time.Time // the machine is back
	lineOf := func(line int, importing *os.Process) {
		if due := (killed + 1) * documents / (kills + 1); killed < kills && line == due {
			crew.kill(random.IntN(len(crew.members)))
			crew.hire()
			killed++
		}
		switch {
		case line == documents/2 && over == nil:
			off, over = 2, lines.cut(2, cutFor)
		case line == documents*3/4 && !again:
			back := <-over
			took, messages := awaitReplicas(t, crew.url, machines)
			t.Logf("machine 2 was cut off for %v; all servers had the same %d messages %v after it was looked for, %v after it was back", cutFor, messages, took.Round(time.Millisecond), time.Since(back).Round(time.Second))
			again, off, over = true, 3, lines.cut(3, cutFor)
		}
	}
	ahead := max(4, documents/(kills+1)-1)
	options := []string{"--nats-replicas", "3", "--nats-patience", "6s", "--workers", fmt.Sprint(ahead)}
	start = time.Now()
	code, messages := crew.importBy(together, folder, func(line int, importing *os.Process) {
		if lineOf(line, importing); line == documents/4 {
			_ = importing.Kill() // it is what this run ends with
		}
	}, options...)
	if code != -1 {
		t.Fatalf("the import that was to be killed ended with %d\n%s", code, messages)
	}
	t.Logf("the import was killed after %v", time.Since(start).Round(time.Second))
	code, messages = crew.importBy(together, folder, lineOf, options...)
	t.Logf("the second import ended with %d after %v in all; %d workers were killed\n%s", code, time.Since(start).Round(time.Second), killed, messages)
	if code != 0 && code != commandline.Incomplete || killed != kills || !again {
		t.Errorf("ended with %d, %d workers were killed", code, killed)
	}
	if got, want := dump(t, together), dump(t, alone); got != want {
		t.Errorf("another database than that of one machine: %s", difference(got, want))
	}
	<-over
	for _, url := range urls {
		// A worker that was cut off sends what it read when it is back, and that is kept for a week.
		took, messages := awaitReplicas(t, url, machines)
		t.Logf("asked by %s, after %v, all servers have the same %d messages", url, took.Round(time.Millisecond), messages)
		if messages > uint64(len(crew.members)) {
			t.Errorf("the servers keep %d messages of an import that is done", messages)
		}
	}
}
