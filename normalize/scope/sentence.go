package scope

import (
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/normalize/spelling"
)

// A sentence of the report, as printed and in plain characters.
type sentence struct {
	printed, plain string
}

// longest bounds a printed sentence, in characters; what is longer is cut at its end.
const longest = 240

// sentencesOf returns the title and the sentences of the chapters.
func sentencesOf(r *annual.Report) []sentence {
	texts := []string{r.Title}
	for _, section := range r.Sections {
		texts = append(texts, strings.Split(section.Text, "\n")...)
	}
	plain := identity.Plainer(texts)
	var list []sentence
	for _, text := range texts {
		for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("。；;！!", c) }) {
			if printed := strings.TrimSpace(part); printed != "" {
				list = append(list, sentence{shorten(printed), spelling.Squeeze(plain(printed))})
			}
		}
	}
	return list
}

func shorten(text string) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}
