package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/web"
	"nianbao/store/database"
)

func serveCommand(db *string) *cobra.Command {
	var listen, address, exports string
	var roots []string
	var upload bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the database as web pages, JSON and CSV",
		Long: `serve answers requests from browsers and programs: regions, reports with their
tables as printed and each figure on its page, indicators compared over regions
and years, and what the checks found. It never writes to the database, and needs
nothing from the network. /openapi.json describes the interface for programs.

Pages of documents are drawn from the files that were imported. Relative paths
are looked up in the folders of --files, in the current folder, and in that of
the database. A file that has moved or changed since is not shown.

With --upload visitors can have PDFs of their own read, which are not kept. --exports
names a folder of files that export has written, which visitors can download.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *database.DB) error {
				site, err := siteOf(c, address)
				if err != nil {
					return err
				}
				server, err := web.New(web.Config{Store: s, Address: site, Exports: exports, Roots: append(roots, ".", filepath.Dir(*db)), Upload: upload,
					Program: strings.TrimSpace(commandline.Call(c, "")),
					Log:     slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))})
				if err != nil {
					return err
				}
				defer server.Close()
				l, err := net.Listen("tcp", listen)
				if err != nil {
					return err
				}
				fmt.Fprintf(c.ErrOrStderr(), "http://%s\n", l.Addr())
				web.SetCollector()
				return server.Serve(c.Context(), l)
			})
		},
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "address and port")
	c.Flags().StringVar(&address, "address", "", "under which others know the site, as https://example.org")
	c.Flags().StringVar(&exports, "exports", "", "folder of files that visitors can download whole")
	c.Flags().StringSliceVar(&roots, "files", nil, "folders in which relative paths of documents begin")
	c.Flags().BoolVar(&upload, "upload", false, "let visitors have PDFs of their own read")
	return c
}

// siteOf reads the address under which others know the site; nil for none.
func siteOf(c *cobra.Command, text string) (*url.URL, error) {
	if text == "" {
		return nil, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return nil, commandline.Wrong(c, fmt.Sprintf("--address is %q, and no address of a site as https://example.org", text))
	}
	return u, nil
}
