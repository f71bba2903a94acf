package narrative

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

func TestNarrative(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2020年，共主动公开政府信息 3275条，其中各类文件 395件。", "disclosed 3275 inferred"},
		{"2020年全区受理政府信息公开申请21件，均在法定期限答复。", "received 21 inferred"},
		{"截至目前，我区受理信息公开申请 1件，全部按时办结。", "received 1 inferred"},
		{"全年收到1,203件政府信息公开申请，其中收到网上申请900件。", "received 1203 inferred"},
		{"2020年未收到政府信息公开申请。", "received 0 inferred"},
		{"全年收取政府信息公开信息处理费380元。", "fees 380 inferred"},
		{"全年收取信息处理费１.２万元。", "fees 12000 inferred"},
		{"未收取信息处理费。", "fees 0 inferred"},
		{"主动公开政府信息3000余条。", "disclosed 3000 inferred"},
		{"主动公开政府信息1.2万条。", "disclosed 12000 inferred"},
		{"全年发生行政复议案件3件、行政诉讼案件2件。", "litigation 2 inferred; reconsideration 3 inferred"},
		// What is not this year's whole is not taken for it.
		{"2019年受理政府信息公开申请30件。", ""},
		{"其中受理网上申请10件。", ""},
		{"上年结转申请2件。", ""},
		{"全年受理政府信息公开申请21件。本机关受理政府信息公开申请20件。", "received 21 flagged"},
	} {
		doc := &document.Document{Sections: []document.Section{{Ordinal: 1, Title: "总体情况", Blocks: []document.Block{{Paragraph: c.text}}}}}
		var got []string
		for _, o := range Read(doc, 2020) {
			name := strings.TrimPrefix(o.Indicator, "narrative.")
			got = append([]string{fmt.Sprintf("%s %v %s", name, o.Value, o.Status)}, got...)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, s, c.want)
		}
	}
}
