package answer

import (
	"html/template"
	"regexp"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
)

// chineseRun is Chinese text with the marks and figures within it.
var chineseRun = regexp.MustCompile(`[\p{Han}《》【】（）“”、，。；：！？〇〔〕％＋－](?:[^A-Za-z<>]*[\p{Han}《》【】（）“”、，。；：！？〇〔〕％])?`)

// marked returns a text with the Chinese in it marked as such on English pages: screen readers change
// the voice, and browsers the letters.
func marked(language wording.Language, text string) template.HTML {
	if language != wording.English {
		return template.HTML(template.HTMLEscapeString(text))
	}
	var html string
	at := 0
	for _, run := range chineseRun.FindAllStringIndex(text, -1) {
		html += template.HTMLEscapeString(text[at:run[0]]) + `<span lang="zh-CN">` + template.HTMLEscapeString(text[run[0]:run[1]]) + `</span>`
		at = run[1]
	}
	return template.HTML(html + template.HTMLEscapeString(text[at:]))
}

// organ returns the name of an organ, on English pages with what it does and where behind it.
func organ(language wording.Language, name string) template.HTML {
	html := marked(language, name)
	if gloss := naming.Gloss(language, name); gloss != "" {
		html += template.HTML(` <span class="gloss">` + template.HTMLEscapeString(gloss) + `</span>`)
	}
	return html
}

// chapter returns the title of a chapter as it is printed, on English pages behind the name of it if the form
// prescribes it.
func chapter(language wording.Language, numeral, title string) template.HTML {
	printed := title
	if numeral != "" {
		printed = numeral + "、" + title
	}
	html := marked(language, printed)
	if name := naming.Chapter(language, title); name != "" {
		return template.HTML(template.HTMLEscapeString(name)+` <span class="gloss">`) + html + `</span>`
	}
	return html
}
