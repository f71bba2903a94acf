package commandline

import (
	"fmt"
	"runtime/debug"
)

// A Version is which program this is.
type Version struct {
	Reading int // of what is read from a document: normalize.Revision
	Schema  int // of the database: how many migrations it has
}

// String returns a version in three lines: that of the module with the commit it was built from, as
// far as the build has them, that of the reading, and that of the schema.
func (v Version) String() string {
	module, commit, changed, goVersion := "(devel)", "", "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		goVersion = info.GoVersion
		if info.Main.Version != "" {
			module = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = ", changed since"
			}
		}
	}
	if commit != "" {
		commit = fmt.Sprintf(" (commit %s%s)", commit, changed)
	}
	return fmt.Sprintf("nianbao %s%s, %s\nreading: revision %d\ndatabase: schema %d\n", module, commit, goVersion, v.Reading, v.Schema)
}
