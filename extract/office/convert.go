package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// program is the name of the program, and install how it is installed with what reads and
// writes texts and workbooks.
const (
	program = "soffice"
	install = "apt-get install libreoffice-writer libreoffice-calc"
)

// The reasons for which nothing was converted.
var (
	// ErrMissing says that LibreOffice is not installed.
	ErrMissing = errors.New("the program LibreOffice is not installed: " + install)
	// ErrStopped says that LibreOffice crashed, was killed or took too long: with another
	// machine or another hour the same bytes may be converted.
	ErrStopped = errors.New("LibreOffice was stopped before it was done")
	// ErrRefused says that LibreOffice made nothing of the bytes.
	ErrRefused = errors.New("LibreOffice can't read it")
)

// What one run may take.
const (
	maxTime   = 2 * time.Minute
	maxMemory = 4 << 30   // bytes of address space, of which most is never touched
	maxOutput = 256 << 20 // bytes of one file
)

// Available reports whether LibreOffice is installed.
func Available() bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// Convert returns a document in another form; from and to are the usual extensions of the two
// without a dot ("xls", "xlsx"). Errors are those of the context, of the system, or wrap
// ErrMissing, ErrStopped or ErrRefused.
func Convert(ctx context.Context, data []byte, from, to string) ([]byte, error) {
	if !Available() {
		return nil, ErrMissing
	}
	if hangs.Load() >= mostHangs {
		return nil, errHangs
	}
	sweep()
	folder, err := os.MkdirTemp("", folders)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	in := filepath.Join(folder, "document."+from)
	if err := errors.Join(os.WriteFile(in, data, 0o600), writeProfile(folder)); err != nil {
		return nil, err
	}
	said, err := patiently(ctx, folder, "--convert-to", to, "--outdir", filepath.Join(folder, "out"), in)
	if err != nil {
		return nil, err
	}
	out, err := os.Open(filepath.Join(folder, "out", "document."+to))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", ErrRefused, said)
	}
	if err != nil {
		return nil, err
	}
	defer out.Close()
	return io.ReadAll(io.LimitReader(out, maxOutput))
}

// run runs the program and returns the last line that it said.
func run(ctx context.Context, folder string, args ...string) (said string, err error) {
	within, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	seconds, kilobytes := int(maxTime.Seconds()), maxMemory>>10
	// The shell sets the bounds, which the program inherits, and stays: the first process of a
	// namespace is one that no signal from within it ends.
	bounded := []string{"-c", `ulimit -t "$1" && ulimit -v "$2" && ulimit -f "$3" && ulimit -c 0 && shift 3 && "$@"; exit $?`, "sh",
		strconv.Itoa(seconds), strconv.Itoa(kilobytes), strconv.Itoa(maxOutput / 512), program, "-env:UserInstallation=" + profileAddress(folder),
		"--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"}
	var words bytes.Buffer
	err = runAlone(func() *exec.Cmd {
		words.Reset()
		cmd := exec.CommandContext(within, "/bin/sh", append(bounded, args...)...)
		cmd.Dir, cmd.Env = folder, environment(folder)
		cmd.Stdout, cmd.Stderr = &words, &words
		cmd.WaitDelay = time.Second // for pipes that what it began holds open
		return cmd
	})
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case within.Err() != nil:
		return "", errLate
	case err != nil:
		return "", fmt.Errorf("%w: %w: %s", ErrStopped, err, lastLine(words.String()))
	}
	return lastLine(words.String()), nil
}

// environment is what the program sees of ours: nothing that names a proxy, a display or a home.
func environment(folder string) []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + folder, "TMPDIR=" + folder, "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp",
		"http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9"}
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSpace(s[strings.LastIndex(s, "\n")+1:])
}
