package commandline

import (
	"fmt"
	"os/user"
	"strings"
)

// Author returns who does what is recorded: the name given, or that of the user of this machine.
func Author(given string) (string, error) {
	if name := strings.TrimSpace(given); name != "" {
		return name, nil
	}
	u, err := user.Current()
	if err != nil {
		return "", fmt.Errorf("who corrects it? say so with --by: %w", err)
	}
	return u.Username, nil
}
