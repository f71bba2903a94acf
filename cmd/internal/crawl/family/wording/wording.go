package wording

import (
	"bytes"
	_ "embed"
	"sync"

	"go.yaml.in/yaml/v3"

	"nianbao/cmd/internal/crawl/textpattern"
)

//go:embed wordings.yaml
var wordingsFile []byte

// Wordings are how pages say what they say, whatever system made them.
type Wordings struct {
	Pager struct {
		Next      *textpattern.Pattern   `yaml:"next"`
		Arrow     *textpattern.Pattern   `yaml:"arrow"`
		Last      *textpattern.Pattern   `yaml:"last"`
		More      *textpattern.Pattern   `yaml:"more"`
		Number    *textpattern.Pattern   `yaml:"number"`
		Classes   *textpattern.Pattern   `yaml:"classes"`
		Picture   *textpattern.Pattern   `yaml:"picture"`
		Calendar  *textpattern.Pattern   `yaml:"calendar"`
		Dates     *textpattern.Pattern   `yaml:"dates"`
		Counts    []*textpattern.Pattern `yaml:"counts"`
		Current   *textpattern.Pattern   `yaml:"current"`
		Announced []*textpattern.Pattern `yaml:"announced"`
	} `yaml:"pager"`
	Links struct {
		Whole  *textpattern.Pattern `yaml:"whole"`
		Vague  *textpattern.Pattern `yaml:"vague"`
		Aside  *textpattern.Pattern `yaml:"aside"`
		Frames *textpattern.Pattern `yaml:"frames"`
	} `yaml:"links"`
	Documents struct {
		Attached   *textpattern.Pattern   `yaml:"attached"`
		Heading    *textpattern.Pattern   `yaml:"heading"`
		Scripts    []*textpattern.Pattern `yaml:"scripts"`
		Attributes []string               `yaml:"attributes"`
		Frames     *textpattern.Pattern   `yaml:"frames"`
	} `yaml:"documents"`
	Pictures struct {
		Others     *textpattern.Pattern `yaml:"others"`
		Attributes []string             `yaml:"attributes"`
	} `yaml:"pictures"`
	Scripts struct {
		Library *textpattern.Pattern `yaml:"library"`
		Usual   *textpattern.Pattern `yaml:"usual"`
	} `yaml:"scripts"`
	Service struct {
		Page    *textpattern.Pattern `yaml:"page"`
		ID      *textpattern.Pattern `yaml:"id"`
		Address []string             `yaml:"address"`
		Title   []string             `yaml:"title"`
		Date    []string             `yaml:"date"`
		Total   []string             `yaml:"total"`
		Count   []string             `yaml:"count"`
	} `yaml:"service"`
}

// Known returns the wordings.
var Known = sync.OnceValue(func() *Wordings {
	w := new(Wordings)
	decoder := yaml.NewDecoder(bytes.NewReader(wordingsFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(w); err != nil {
		panic(err) // the file is part of the binary
	}
	return w
})
