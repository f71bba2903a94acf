package family

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed wordings.yaml
var wordingsFile []byte

// A wordings is how pages say what they say, whatever system made them.
type wordings struct {
	Pager struct {
		Next      *pattern   `yaml:"next"`
		Arrow     *pattern   `yaml:"arrow"`
		Last      *pattern   `yaml:"last"`
		More      *pattern   `yaml:"more"`
		Number    *pattern   `yaml:"number"`
		Classes   *pattern   `yaml:"classes"`
		Picture   *pattern   `yaml:"picture"`
		Calendar  *pattern   `yaml:"calendar"`
		Dates     *pattern   `yaml:"dates"`
		Counts    []*pattern `yaml:"counts"`
		Current   *pattern   `yaml:"current"`
		Announced []*pattern `yaml:"announced"`
	} `yaml:"pager"`
	Links struct {
		Vague  *pattern `yaml:"vague"`
		Aside  *pattern `yaml:"aside"`
		Frames *pattern `yaml:"frames"`
	} `yaml:"links"`
	Documents struct {
		Attached   *pattern   `yaml:"attached"`
		Heading    *pattern   `yaml:"heading"`
		Scripts    []*pattern `yaml:"scripts"`
		Attributes []string   `yaml:"attributes"`
		Frames     *pattern   `yaml:"frames"`
	} `yaml:"documents"`
	Service struct {
		Page    *pattern `yaml:"page"`
		ID      *pattern `yaml:"id"`
		Address []string `yaml:"address"`
		Title   []string `yaml:"title"`
		Date    []string `yaml:"date"`
		Total   []string `yaml:"total"`
		Count   []string `yaml:"count"`
	} `yaml:"service"`
}

var words = sync.OnceValue(func() *wordings {
	w := new(wordings)
	decoder := yaml.NewDecoder(bytes.NewReader(wordingsFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(w); err != nil {
		panic(err) // the file is part of the binary
	}
	return w
})

// bare returns a text as wordings see it: without spaces, and without brackets around it.
func bare(text string) string {
	text = strings.Join(strings.Fields(text), "")
	return strings.Trim(text, "[]【】（）()<《》〈〉‹「」|")
}
