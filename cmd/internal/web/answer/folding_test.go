package answer

import (
	"strings"
	"testing"
	"text/template/parse"

	"nianbao/cmd/internal/web/wording"
)

// folded returns a template as text after its phrases were written into it.
func folded(t *testing.T, text string) (string, error) {
	t.Helper()
	trees, err := parse.Parse("page", text, "", "", map[string]any{"t": 0, "link": 0})
	if err != nil {
		t.Fatal(err)
	}
	err = fold(trees["page"].Root, wording.English)
	return trees["page"].Root.String(), err
}

func TestPhrasesAreWrittenIntoTemplates(t *testing.T) {
	region, err := wording.English.Text("region")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		`<th>{{t "region"}}</th>`:                                     `<th>` + region + `</th>`,
		`{{if .A}}{{t "region"}}{{else}}{{t "region"}}!{{end}}`:       `{{if .A}}` + region + `{{else}}` + region + `!{{end}}`,
		`{{range .List}}{{with .B}}{{t "region"}}{{end}}{{end}}`:      `{{range .List}}{{with .B}}` + region + `{{end}}{{end}}`,
		`{{t "known-of" .A .B .C}}{{t .Key}}{{link "/regions/%v" 1}}`: `{{t "known-of" .A .B .C}}{{t .Key}}{{link "/regions/%v" 1}}`,
		`{{$phrase := t "region"}}{{$phrase}}`:                        `{{$phrase := t "region"}}{{$phrase}}`,
	} {
		if got, err := folded(t, text); err != nil || got != want {
			t.Errorf("%s became %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestAPhraseThatIsNotThereIsToldAtTheStart(t *testing.T) {
	if _, err := folded(t, `<p>{{t "no such phrase"}}</p>`); err == nil || !strings.Contains(err.Error(), "no such phrase") {
		t.Errorf("error %v", err)
	}
}
