package workers

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"nianbao/cmd/internal/ingest"
)

// exitOvertime is the exit code of a worker that took more processor time than it may.
const exitOvertime = 75

// endOvertime ends this process at the kernel's word that its processor time is up.
func endOvertime() {
	up := make(chan os.Signal, 1)
	signal.Notify(up, syscall.SIGXCPU)
	go func() {
		<-up
		os.Exit(exitOvertime)
	}()
}

// holdProcessor bounds the processor time that this process takes from now on. The reading ends
// itself at the limit as far as it can; a little later the kernel sends SIGXCPU, whatever loop it
// is in: see endOvertime. What programs take that it starts is not in it.
func holdProcessor(limit time.Duration) error {
	end := ingest.ProcessorTime() + limit + limit/4 + time.Second
	var bound syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_CPU, &bound); err != nil {
		return err
	}
	bound.Cur = min(uint64(end/time.Second)+1, bound.Max)
	return syscall.Setrlimit(syscall.RLIMIT_CPU, &bound)
}

// patienceFor returns how long a process is waited for that may take so much processor time for
// a document. The process and the kernel watch that time; this is for one that waits and takes
// none.
func patienceFor(limit time.Duration) time.Duration { return 30*limit + time.Second }

// An alarm kills a process that has waited for as long as it is set: one that has taken no
// processor time meanwhile, or far more than it may. One that a busy machine lets do little goes
// on.
type alarm struct {
	timer *time.Timer
	// rang says that the process was killed.
	rang atomic.Bool
}

// setAlarm sets an alarm for a process that has been started.
func setAlarm(cmd *exec.Cmd, patience time.Duration) *alarm {
	a := &alarm{}
	begun := takenBy(cmd.Process.Pid)
	seen := begun
	ready := make(chan struct{}) // the timer is there
	a.timer = time.AfterFunc(patience, func() {
		<-ready
		if now := takenBy(cmd.Process.Pid); now > seen && now < begun+patience {
			seen = now
			a.timer.Reset(patience)
			return
		}
		a.rang.Store(true)
		_ = cmd.Process.Kill() // it may be dead already
	})
	close(ready)
	return a
}

// ticks are the units a second in which the system counts the processor time of others.
const ticks = 100

// takenBy returns how much processor time another process has taken, 0 where the system does
// not tell.
func takenBy(pid int) time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	// Behind the name, which may hold anything, in brackets: the state, and ten fields on the
	// times of the user and of the system.
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(string(fields[11]), 10, 64)
	system, _ := strconv.ParseInt(string(fields[12]), 10, 64)
	return time.Duration(user+system) * time.Second / ticks
}
