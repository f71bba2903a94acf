package workers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"nianbao/cmd/internal/ingest"
)

// AloneMark marks the environment of a process that Alone started. Its value is the limits, as
// Limits.Time in nanoseconds and Limits.Memory in bytes.
const AloneMark = "NIANBAO_ALONE"

// exitCrash is the exit code of a Go program that the runtime ends.
const exitCrash = 2

// longestMessages bounds what a command that runs alone may print to standard error, in bytes.
const longestMessages = 256 << 10

// Alone runs the command line of this program in a process of its own, within the limits on time
// and memory, and returns its exit code: for a command that opens a file itself, which may end
// the process that does so. Where it did, the error says why in words, under a kind of fault.
func Alone(ctx context.Context, args []string, limits ingest.Limits, stdout, stderr io.Writer) (int, error) {
	cmd := exec.CommandContext(ctx, workerCommand(nil)[0], args...)
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d", AloneMark, limits.Time, limits.Memory))
	messages := &headWriter{length: longestMessages}
	cmd.Stdout, cmd.Stderr = stdout, messages
	if err := cmd.Start(); err != nil {
		return 0, fmt.Errorf("start a process: %w", err)
	}
	alarm := setAlarm(cmd, patienceFor(limits.RecognizeTime))
	defer alarm.timer.Stop()
	err := cmd.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return 0, err
	}
	status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if code := status.ExitStatus(); status.Exited() && code != exitCrash && code != exitOvertime {
		_, err := io.WriteString(stderr, messages.String())
		return code, err
	}
	dead := (&process{limits: limits}).deathOf(status, messages.String(), alarm.rang.Load())
	return 0, ingest.WithKind(dead.kind, dead)
}

// HoldAlone makes a process that Alone started hold to its limits, and reports whether this is
// one.
func HoldAlone() (bool, error) {
	text, is := os.LookupEnv(AloneMark)
	if !is {
		return false, nil
	}
	var limits ingest.Limits
	if _, err := fmt.Sscan(text, (*int64)(&limits.Time), &limits.Memory); err != nil {
		return true, fmt.Errorf("%s=%q: %w", AloneMark, strings.ToValidUTF8(text, "?"), err)
	}
	if err := holdMemory(limits.Memory); err != nil {
		return true, err
	}
	endOvertime()
	return true, holdProcessor(limits.Time)
}

// HoldRecognition gives a process that Alone started the time for scans, from now on.
func HoldRecognition(limits ingest.Limits) error { return holdProcessor(limits.RecognizeTime) }
