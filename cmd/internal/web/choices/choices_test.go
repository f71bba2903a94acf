package choices

import (
	"html/template"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
)

func TestOneOptionIsChosen(t *testing.T) {
	for _, language := range wording.Languages() {
		indicators := Functions(language)["indicatoroptions"].(func(string) (template.HTML, error))
		count := 0
		for _, table := range naming.Tables(language) {
			count += len(table.Indicators)
		}
		for chosen, want := range map[string]string{
			"":                      "",
			"applications.received": `<option value="applications.received" selected`,
			`no"such<code`:          "",
		} {
			options, err := indicators(chosen)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(options), "<option "); n != count || n < 100 {
				t.Errorf("%s: %d options of %d indicators", language, n, count)
			}
			if n := strings.Count(string(options), " selected"); n != min(1, len(want)) || !strings.Contains(string(options), want) {
				t.Errorf("%s, %q: %d options are chosen, want %q", language, chosen, n, want)
			}
		}
	}
}

func TestRatesGoByTheirCommonNames(t *testing.T) {
	rates := Functions(wording.Chinese)["rateoptions"].(func(string) (template.HTML, error))
	for _, rate := range naming.Rates(wording.Chinese) {
		options, err := rates(rate.Code)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(options), `<option value="`+rate.Code+`" selected data-names="`) || !strings.Contains(string(options), ">"+rate.Name+"</option>") {
			t.Errorf("%s is not chosen in %s", rate.Code, options)
		}
	}
}
