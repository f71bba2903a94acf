package character

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Clean folds what looks like a plain character to that character; wide forms
// and punctuation stay as they are printed.
func Clean(s string) string {
	if s == "" || strings.ContainsRune(s, 0) {
		return Replacement
	}
	plain := true
	for _, r := range s {
		plain = plain && !Folds(r)
	}
	if plain {
		return s
	}
	if once, ok := drawnOnce(s); ok {
		return once
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case isVerticalForm(r):
			b.WriteString(foldings.Replace(string(r)))
		case Folds(r):
			b.WriteString(foldings.Replace(norm.NFKC.String(string(r))))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// drawnOnce returns the character of a text that consists of a radical and the ideograph
// that it looks like: text maps made by macOS give both for the one glyph that they share.
func drawnOnce(s string) (string, bool) {
	r := []rune(s)
	if len(r) != 2 || Folds(r[0]) == Folds(r[1]) {
		return "", false
	}
	a, b := Clean(string(r[0])), Clean(string(r[1]))
	return a, a == b
}

// Folds reports whether Clean makes another character of this one.
func Folds(r rune) bool {
	return 0x2E80 <= r && r <= 0x2FDF || 0xF900 <= r && r <= 0xFAFF || 0xFB00 <= r && r <= 0xFB06 || isVerticalForm(r)
}

// isVerticalForm reports whether the character is punctuation as it is drawn in
// vertical writing. Normalization would make （ an ASCII parenthesis of it.
func isVerticalForm(r rune) bool {
	return 0xFE10 <= r && r <= 0xFE19 || 0xFE30 <= r && r <= 0xFE44 || r == 0xFE47 || r == 0xFE48
}

// foldings are CJK radicals that fonts put in place of the character they look
// like and that compatibility normalization leaves alone
// (Unicode's EquivalentUnifiedIdeograph.txt, the simplified ones), and
// punctuation for vertical writing.
var foldings = strings.NewReplacer(
	"⺁", "厂", "⺎", "兀", "⺟", "母", "⺠", "民", "⻄", "西", "⻅", "见", "⻆", "角", "⻉", "贝",
	"⻋", "车", "⻓", "长", "⻔", "门", "⻘", "青", "⻙", "韦", "⻚", "页", "⻛", "风", "⻜", "飞",
	"⻝", "食", "⻢", "马", "⻣", "骨", "⻤", "鬼", "⻥", "鱼", "⻦", "鸟", "⻨", "麦", "⻩", "黄",
	"⻬", "齐", "⻮", "齿", "⻰", "龙", "⻳", "龟",
	"︐", "，", "︑", "、", "︒", "。", "︓", "：", "︔", "；", "︕", "！", "︖", "？", "︗", "〖",
	"︘", "〗", "︙", "…", "︰", "‥", "︱", "—", "︲", "–", "︳", "＿", "︴", "﹏", "︵", "（",
	"︶", "）", "︷", "｛", "︸", "｝", "︹", "〔", "︺", "〕", "︻", "【", "︼", "】", "︽", "《",
	"︾", "》", "︿", "〈", "﹀", "〉", "﹁", "「", "﹂", "」", "﹃", "『", "﹄", "』", "﹇", "［",
	"﹈", "］",
)
