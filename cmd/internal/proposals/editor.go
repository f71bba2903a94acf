package proposals

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"nianbao/cmd/internal/editors"
)

func editorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "editor NAME",
		Short: "Print the line of an editor for the file of serve --editors",
		Long: `editor asks for a password of 12 characters or more, twice, and prints the line of
the editor with its hash. Without a terminal it reads the password from standard
input. The name stands in the record of each correction that the editor accepts:

  (umask 077; nianbao proposals editor 李 >> editors.txt)`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			password, err := readPassword(c)
			if err != nil {
				return err
			}
			line, err := editors.Line(args[0], password)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(c.OutOrStdout(), line)
			return err
		},
	}
}

// errTwice tells that the password was typed in two ways.
var errTwice = errors.New("the passwords differ")

// readPassword asks for a password at a terminal, or reads a line.
func readPassword(c *cobra.Command) (string, error) {
	file, ok := c.InOrStdin().(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(c.InOrStdin()).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	var typed [2]string
	for i, prompt := range []string{"Password: ", "Again: "} {
		fmt.Fprint(c.ErrOrStderr(), prompt)
		text, err := term.ReadPassword(int(file.Fd()))
		fmt.Fprintln(c.ErrOrStderr())
		if err != nil {
			return "", err
		}
		typed[i] = string(text)
	}
	if typed[0] != typed[1] {
		return "", errTwice
	}
	return typed[0], nil
}
