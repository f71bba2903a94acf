//go:build unix

package wholefile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"nianbao/cmd/internal/wholefile"
)

// A pipe, like any device, is written to: it is neither replaced nor removed.
func TestADeviceStays(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	reader, err := os.OpenFile(pipe, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := wholefile.Write(pipe, []byte("organ\n")); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 6)
	if _, err := io.ReadFull(reader, got); err != nil || string(got) != "organ\n" {
		t.Errorf("the pipe gave %q, %v", got, err)
	}
	if err := wholefile.Stream(pipe, func(io.Writer) error { return errors.New("no such page") }); err == nil {
		t.Error("a failure was not told")
	}
	if there, err := os.Stat(pipe); err != nil || there.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v", err)
	}
}
