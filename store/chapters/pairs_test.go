package chapters

import (
	"fmt"
	"strings"
	"testing"
)

func TestPairs(t *testing.T) {
	for text, want := range map[string]string{
		"信息公开":         "信息 息公 公开 开 ",
		"公开，信息":        "公开 开 信息 息 ",
		"邮 编：2231 00":  "邮编 编 22 23 31 10 00 0 ",
		"一行\n二行":       "一行 行 二行 行 ",
		"政府网站 WWW.gov": "政府 府网 网站 站w ww ww w go ov v ",
		"年":            "年 ",
		"，。 ":          "",
	} {
		if got := pairs(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for word, want := range map[string]string{"复议": `"复议"`, "信息公开": `"信息 息公 公开"`, "年": "年*"} {
		if got := Phrase(word); got != want {
			t.Errorf("%q is asked for as %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]string{
		"年":         "年*",
		"信息公开年":     `"信息 息公 公开 开年"`,
		"信息公开年度":    `"信息 息公 公开 开年" "息公 公开 开年 年度"`,
		"基层政务公开标准化": `"基层 层政 政务 务公" "务公 公开 开标 标准" "公开 开标 标准 准化"`,
	} {
		if got := strings.Join(phrasesOf(word), " "); got != want {
			t.Errorf("%q is asked for as %q, want %q", word, got, want)
		}
	}
}

func TestSnippetOfLongText(t *testing.T) {
	text := strings.Repeat("前", 200) + "关键" + strings.Repeat("后", 100) + "关键" + "\n末行"
	got := snippet(text, []string{"关键"})
	want := strings.Repeat("前", snippetBefore) + "关键" + strings.Repeat("后", snippetLength-snippetBefore-2)
	if got.Text != want || fmt.Sprint(got.Marks) != fmt.Sprint([]Mark{{60, 66}}) {
		t.Errorf("snippet %+v, want %q", got, want)
	}
}
