package chinese

import (
	_ "embed"
	"fmt"
	"sync"

	"nianbao/normalize/datafile"
)

//go:embed phrases.json
var file []byte

// entries is the catalogue as its file has it.
type entries struct {
	Groups []struct {
		Name    string   `json:"name"`
		About   string   `json:"about"`   // what its phrases are, for those who add one
		Whole   bool     `json:"whole"`   // its phrases are texts, not only parts of others
		Open    bool     `json:"open"`    // what is none of its phrases stays as it is
		Between []string `json:"between"` // where several may follow each other: what parts them in English, and in Chinese
		Phrases []struct {
			En string `json:"en"`
			Zh string `json:"zh"`
		} `json:"phrases"`
	} `json:"groups"`
}

// catalogue is made once. A fault in its file is a fault of the build.
var catalogue = sync.OnceValue(func() []*group {
	var list entries
	datafile.Read("phrases.json", file, &list)
	named := map[string]*group{}
	var all []*group
	for _, e := range list.Groups {
		g := &group{name: e.Name, whole: e.Whole, open: e.Open, byWord: map[string][]*phrase{}}
		if len(e.Between) == 2 {
			g.between, g.joint = e.Between[0], e.Between[1]
		}
		named[g.name], all = g, append(all, g)
	}
	for i, e := range list.Groups {
		for _, p := range e.Phrases {
			made, err := newPhrase(p.En, p.Zh, named)
			if err != nil {
				panic(fmt.Sprintf("phrases.json: %s: %q: %v", e.Name, p.En, err))
			}
			all[i].add(made)
		}
	}
	return all
})

// Of returns the Chinese wording of a message, a note or a reason as it is stored. A text that the
// catalogue does not know is returned as it is.
func Of(text string) string {
	zh, _ := Known(text)
	return zh
}

// Known is Of, and reports whether the catalogue knows the text. It knows "".
func Known(text string) (zh string, known bool) {
	if text == "" {
		return "", true
	}
	for _, g := range catalogue() {
		if !g.whole {
			continue
		}
		if zh, ok := g.say(text); ok {
			return zh, true
		}
	}
	return text, false
}
