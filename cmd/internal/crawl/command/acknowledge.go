package command

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/store"
	"nianbao/store/crawldb"
)

func acknowledgeCommand(db *string) *cobra.Command {
	var only, kinds []string
	c := &cobra.Command{
		Use:     "acknowledge",
		Aliases: []string{"ack"},
		Short:   "Note that a person knows of the problems that last",
		Long: `acknowledge notes that a person knows of the problems and the failures that last,
as crawl status shows them: they no longer make a run end with code 4. It writes
those that it notes, and can be of some sites (--site) or kinds (--kind) alone.
A problem that has passed and returns is told anew.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := store.Open(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			list, err := ledger.Lasting(c.Context(), s)
			if err != nil {
				return err
			}
			var matters []crawldb.Matter
			open := 0
			for _, p := range list {
				if !p.Acknowledged {
					open++
				}
				if p.Acknowledged || len(only) > 0 && !slices.Contains(only, p.Site) || len(kinds) > 0 && !slices.Contains(kinds, p.Kind) {
					continue
				}
				matters = append(matters, p.Matter())
				if _, err := fmt.Fprintf(c.OutOrStdout(), "%s\t%s\t%s\t%s\n", p.Site, p.Kind, p.URL, p.Error); err != nil {
					return err // nobody knows of what was not shown
				}
			}
			if len(matters) == 0 {
				fmt.Fprintln(c.ErrOrStderr(), "there is nothing to acknowledge")
				return nil
			}
			if err := crawldb.Acknowledge(c.Context(), s, time.Now(), matters); err != nil {
				return err
			}
			fmt.Fprintf(c.ErrOrStderr(), "acknowledged: %d; still open: %d\n", len(matters), open-len(matters))
			return nil
		},
	}
	c.Flags().StringArrayVar(&only, "site", nil, "name of a site; can be given again")
	c.Flags().StringArrayVar(&kinds, "kind", nil, "kind of problem, such as blocked; can be given again")
	return c
}
