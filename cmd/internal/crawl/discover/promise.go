package discover

import (
	"bytes"
	_ "embed"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// A promise says how many points a link has that a pattern is in.
type promise struct {
	Points  int    `yaml:"points"`
	Pattern string `yaml:"pattern"`
	re      *regexp.Regexp
}

//go:embed wordings.yaml
var wordingsFile []byte

// promises are those of texts and those of paths.
var promises = sync.OnceValue(func() (all struct {
	Texts []promise `yaml:"texts"`
	Paths []promise `yaml:"paths"`
}) {
	decoder := yaml.NewDecoder(bytes.NewReader(wordingsFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(&all); err != nil {
		panic(err) // the file is part of the binary
	}
	for _, list := range [][]promise{all.Texts, all.Paths} {
		for i := range list {
			list[i].re = regexp.MustCompile(list[i].Pattern)
		}
	}
	return all
})

// pointsOf returns how promising a link is: by its text, or by its address where the text says
// nothing; 0 where neither does.
func pointsOf(text string, target *url.URL) int {
	text = strings.Join(strings.Fields(text), "")
	for _, p := range promises().Texts {
		if p.re.MatchString(text) {
			return p.Points
		}
	}
	for _, p := range promises().Paths {
		if p.re.MatchString(target.Path) {
			return p.Points
		}
	}
	return 0
}
