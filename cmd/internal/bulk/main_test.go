package bulk

import (
	"fmt"
	"os"
	"testing"

	"nianbao/cmd/internal/bulk/workers"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == workers.Command {
		if err := workers.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}
