//go:build !linux

package office

import "os/exec"

// runAlone runs a program. Other systems than Linux have no namespaces.
func runAlone(command func() *exec.Cmd) error { return command().Run() }
