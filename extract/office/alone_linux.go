package office

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// runAlone runs a program in namespaces of its own for users, processes and networks: it reaches
// no network, and all that it began ends with it. Where the system forbids that, it is run
// without, in a group that is killed as a whole.
func runAlone(command func() *exec.Cmd) error {
	// The program is to end with this process, which the kernel takes for this thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd := command()
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Setpgid: true, Pdeathsig: syscall.SIGKILL,
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWPID,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}},
	}
	err := start(cmd)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EACCES) {
		cmd = command()
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
		err = start(cmd)
	}
	if err != nil {
		return err
	}
	defer syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // what outlives the program itself
	return cmd.Wait()
}

// start starts a command whose whole group is killed when its context ends.
func start(cmd *exec.Cmd) error {
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd.Start()
}
