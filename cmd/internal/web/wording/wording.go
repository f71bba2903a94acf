package wording

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

// A Language is one of the pages' languages, as an HTML language tag.
type Language string

// The languages; Chinese is that of pages without a prefix in their path.
const (
	Chinese Language = "zh-CN"
	English Language = "en"
)

// Languages returns all languages, the first one first.
func Languages() []Language { return []Language{Chinese, English} }

// Prefix returns what the paths of the language's pages begin with.
func (l Language) Prefix() string {
	if l == English {
		return "/en"
	}
	return ""
}

// Pick returns the text of the language; the Chinese one where there is no
// English.
func (l Language) Pick(zh, en string) string {
	if l == English && en != "" {
		return en
	}
	return zh
}

//go:embed wording.json
var file []byte

type phrase struct {
	Zh string `json:"zh"`
	En string `json:"en"`
}

var phrases = sync.OnceValue(func() map[string]phrase {
	var m map[string]phrase
	if err := json.Unmarshal(file, &m); err != nil {
		panic(fmt.Sprintf("wording.json: %v", err)) // the file is part of the binary
	}
	return m
})

// Text returns the phrase of that key, with args set in as by fmt.Sprintf. An
// unknown key is an error of the program.
func (l Language) Text(key string, args ...any) (string, error) {
	p, ok := phrases()[key]
	if !ok {
		return "", fmt.Errorf("wording: no phrase %q", key)
	}
	text := l.Pick(p.Zh, p.En)
	if len(args) > 0 {
		text = fmt.Sprintf(text, args...)
	}
	return text, nil
}

// Known reports whether there is a phrase of that key.
func Known(key string) bool {
	_, ok := phrases()[key]
	return ok
}
