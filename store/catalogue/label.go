package catalogue

import (
	"strings"
)

// Label returns what the quantity is called beside others of its group: the last
// part of its labels, without a number and what stands in brackets: 部分公开,
// "partly granted".
func (q Quantity) Label() (zh, en string) {
	path := unnumbered(q.Zh)
	zh, _, _ = strings.Cut(path[strings.LastIndex(path, "/")+1:], "（")
	en = q.En
	for _, mark := range []string{" / ", ": "} {
		if at := strings.LastIndex(en, mark); at >= 0 {
			en = en[at+len(mark):]
		}
	}
	return zh, en
}

// unnumbered returns a path of labels with each part's number taken off, after
// a slash: "三、本年度办理结果 / （一）予以公开" is "/本年度办理结果/予以公开".
func unnumbered(path string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(path, " / ") {
		b.WriteByte('/')
		b.WriteString(withoutNumber(part))
	}
	return b.String()
}

// withoutNumber takes "三、", "（一）" and "1." off a label.
func withoutNumber(label string) string {
	for _, mark := range []string{"、", "）", "."} {
		if number, rest, cut := strings.Cut(label, mark); cut && strings.Trim(number, "（一二三四五六七八九十0123456789") == "" {
			return rest
		}
	}
	return label
}
