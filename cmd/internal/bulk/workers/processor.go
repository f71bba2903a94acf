package workers

import (
	"os"
	"os/signal"
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
