package command

import (
	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/fleet/natsserver"
)

// Server returns the command that runs a server of NATS.
func Server() *cobra.Command {
	var listen, dir string
	c := &cobra.Command{
		Use:   "nats-server [-- NATS-SERVER-ARGUMENT...]",
		Short: "Run a NATS server, by which imports and their workers talk",
		Long: `nats-server runs the server of NATS that is built into the program, with JetStream, until it
is interrupted: for those who have none. Imports and workers on other machines reach it
where --listen is an address that they can reach, such as 0.0.0.0:4222.

Behind -- stand arguments of nats-server, such as those of a cluster of three:

  nianbao nats-server --listen 0.0.0.0:4222 --dir nats -- --name a --cluster_name fleet \
    --cluster nats://0.0.0.0:6222 --routes nats://b:6222,nats://c:6222

or -c FILE with its configuration, for TLS, users and credentials
(https://docs.nats.io).`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 && c.ArgsLenAtDash() != 0 {
				return commandline.Wrong(c, "arguments of nats-server stand behind --")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			s, err := natsserver.Start(listen, dir, args)
			if err != nil {
				return err
			}
			commandline.Tell(c, "a NATS server listens at %s", s.URL())
			<-c.Context().Done()
			s.Stop()
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&listen, "listen", "127.0.0.1:4222", "address and port")
	f.StringVar(&dir, "dir", "nats", "directory in which messages are kept that were not read yet")
	return c
}
