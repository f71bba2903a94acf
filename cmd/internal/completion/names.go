package completion

import (
	"strings"

	"github.com/spf13/cobra"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

// indicators completes codes of indicators and sums, and labels.
func indicators(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, q := range catalogue.Quantities() {
		path := strings.Split(q.Zh, " / ")
		label := path[len(path)-1]
		switch {
		case strings.HasPrefix(q.Name(), typed):
			words = append(words, q.Name()+"\t"+q.Zh)
		case q.Name() == q.Code && strings.HasPrefix(label, typed):
			words = append(words, label+"\t"+q.Name())
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// regions completes codes and names of the regions in being; with nothing
// typed, of the provinces.
func regions(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for r := range gazetteer.EachRegion() {
		switch {
		case r.ValidTo != 0 || typed == "" && r.Parent != "":
		case strings.HasPrefix(r.Name, typed):
			words = append(words, r.Name+"\t"+gazetteer.FullName(r, 0)+" "+r.Code)
		case gazetteer.BeginsInEnglish(r, typed):
			words = append(words, gazetteer.English(r.Name)+"\t"+gazetteer.FullName(r, 0)+" "+r.Code)
		case strings.HasPrefix(r.Code, typed):
			words = append(words, r.Code+"\t"+gazetteer.FullName(r, 0))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
