package watch

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"nianbao/cmd/internal/bulk/source"
)

//go:embed unfinished.txt
var unfinishedFile string

// unfinished are the extensions of downloads that are not at their end.
var unfinished = sync.OnceValue(func() []string {
	var list []string
	for line := range strings.Lines(unfinishedFile) {
		if !strings.HasPrefix(line, "#") {
			list = append(list, strings.TrimSpace(line))
		}
	}
	return list
})

// A Config says what to watch.
type Config struct {
	Dir string // with all below it
	// Settle is for how long a file must not have changed to count as complete.
	Settle time.Duration
	// Take is given complete files, sorted. Its error ends the watch.
	Take func(ctx context.Context, paths []string) error
	Log  *slog.Logger
}

// rescan is how often the directory is looked through without being told of
// anything: network file systems tell nothing of what other machines do.
const rescan = 5 * time.Minute

// Run watches until the context ends, and then returns nil. It begins with the
// files that are there.
func Run(ctx context.Context, c Config) error {
	notifier, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	defer notifier.Close()
	w := newFiles(c.Settle)
	scan := func(dir string) error { return scan(dir, notifier.Add, w.note) }
	if err := scan(c.Dir); err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	look := time.NewTicker(max(c.Settle/2, time.Millisecond))
	defer look.Stop()
	again := time.NewTicker(rescan)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event := <-notifier.Events:
			if event.Op&(fsnotify.Create|fsnotify.Write|fsnotify.Rename|fsnotify.Chmod) == 0 {
				continue
			}
			info, err := os.Stat(event.Name)
			switch {
			case err != nil: // it is gone again
			case info.IsDir():
				err = scan(event.Name)
			default:
				w.note(event.Name)
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				c.Log.Warn("not watched", "path", event.Name, "reason", err.Error())
			}
		case err := <-notifier.Errors:
			// Some changes were missed, most likely for their number.
			c.Log.Warn("looking through all", "reason", err.Error())
			if err := scan(c.Dir); err != nil {
				return fmt.Errorf("watch: %w", err)
			}
		case <-again.C:
			if err := scan(c.Dir); err != nil {
				return fmt.Errorf("watch: %w", err)
			}
		case now := <-look.C:
			if complete := w.complete(now); len(complete) > 0 {
				if err := c.Take(ctx, complete); err != nil {
					return err
				}
			}
		}
	}
}

// scan goes through a directory: it watches each directory and notes each file.
// What vanishes meanwhile is left out.
func scan(dir string, watch func(string) error, note func(string)) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path != dir:
			return nil
		case err != nil:
			return err
		case entry.IsDir():
			return watch(path)
		}
		note(path)
		return nil
	})
}

// isCandidate reports whether a file of that name is a document: not one that is
// being downloaded or edited, whatever its bytes are.
func isCandidate(path string) bool {
	name := filepath.Base(path)
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") && !slices.Contains(unfinished(), strings.ToLower(filepath.Ext(name))) && source.IsTaken(path)
}

// isFilling reports whether a download stands beside the file that will take its place, or that says how much of it is there.
func isFilling(path string) bool {
	return slices.ContainsFunc(unfinished(), func(extension string) bool {
		_, err := os.Lstat(path + extension)
		return err == nil
	})
}
