package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/editors"
	"nianbao/cmd/internal/web"
	"nianbao/store"
	"nianbao/store/database"
)

func serveCommand(db *string) *cobra.Command {
	var listen, address, exports, editorsFile string
	var roots, proxies []string
	var upload bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the database as web pages, JSON and CSV",
		Long: `serve answers requests from browsers and programs: regions, reports with their
tables as printed and each figure on its page, indicators compared over regions
and years, and what the checks found. It needs nothing from the network, and without
--editors it never writes to the database. /openapi.json describes the interface for
programs.

Pages of documents are drawn from the files that were imported. Relative paths
are looked up in the folders of --files, in the current folder, and in that of
the database. A file that has moved or changed since is not shown.

With --upload visitors can have PDFs of their own read, which are not kept. --exports
names a folder of files that export has written, which visitors can download.

With --editors visitors can propose corrections, and the editors whom the file names
sign in at /sign-in and accept or refuse them at /proposals, or correct figures
themselves, see: nianbao proposals --help. The file has a line for each editor, as
nianbao proposals editor NAME prints it, and only its owner and group may read it.
Passwords go over the network as they are typed: put a proxy with https in front of it,
name it by --proxy so that limits hold for each client and not for the proxy, and tell
the site's name by --address.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			site, err := siteOf(c, "--address", address)
			if err != nil {
				return err
			}
			config := web.Config{Address: site, Exports: exports, Roots: append(roots, ".", filepath.Dir(*db)), Upload: upload,
				Program: strings.TrimSpace(commandline.About(c, *db, "")),
				Log:     slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))}
			if config.Proxies, err = proxiesOf(c, proxies); err != nil {
				return err
			}
			if editorsFile != "" {
				if config.Editors, err = editors.Open(editorsFile); err != nil {
					return err
				}
				if config.Writable, err = store.OpenExisting(*db); err != nil {
					return err
				}
				defer config.Writable.Close()
			}
			return withStore(*db, func(s *database.DB) error {
				config.Store = s
				server, err := web.New(config)
				if err != nil {
					return err
				}
				defer server.Close()
				l, err := net.Listen("tcp", listen)
				if err != nil {
					return err
				}
				fmt.Fprintf(c.ErrOrStderr(), "http://%s\n", l.Addr())
				web.SetCollector(s.KeptBytes())
				return server.Serve(c.Context(), l)
			})
		},
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "address and port")
	c.Flags().StringVar(&address, "address", "", "under which others know the site, as https://example.org")
	c.Flags().StringVar(&exports, "exports", "", "folder of files that visitors can download whole")
	c.Flags().StringSliceVar(&roots, "files", nil, "folders in which relative paths of documents begin")
	c.Flags().StringVar(&editorsFile, "editors", "", "file of those who decide on corrections that visitors propose")
	c.Flags().StringSliceVar(&proxies, "proxy", nil, "addresses of proxies, or networks of them, whose X-Forwarded-For is believed")
	c.Flags().BoolVar(&upload, "upload", false, "let visitors have PDFs of their own read")
	return c
}

// proxiesOf reads the addresses and networks of proxies.
func proxiesOf(c *cobra.Command, list []string) ([]netip.Prefix, error) {
	var proxies []netip.Prefix
	for _, text := range list {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			address, wrong := netip.ParseAddr(text)
			if wrong != nil {
				return nil, commandline.Wrong(c, fmt.Sprintf("--proxy is %q, and no address as 127.0.0.1 and no network as 10.0.0.0/8", text))
			}
			network = netip.PrefixFrom(address, address.BitLen())
		}
		proxies = append(proxies, network.Masked())
	}
	return proxies, nil
}

// siteOf reads the address under which others know a site, as a flag gives it; nil for none.
func siteOf(c *cobra.Command, flag, text string) (*url.URL, error) {
	if text == "" {
		return nil, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return nil, commandline.Wrong(c, fmt.Sprintf("%s is %q, and no address of a site as https://example.org", flag, text))
	}
	return u, nil
}
