package lastyear_test

import (
	"strings"
	"testing"

	"nianbao/store/lastyear"
)

const (
	kept    = "坚持以公开为常态、不公开为例外，依法及时准确公开政府信息"
	another = "首次开展面向企业的政策直播，由分管负责同志逐条讲解减税降费措施"
)

// Letters count that stand in a long run in both texts: no figures, no marks, no names and phrases.
func TestMeasure(t *testing.T) {
	for name, tc := range map[string]struct {
		now, before     []string
		letters, copied int
	}{
		"nothing":                       {nil, nil, 0, 0},
		"no text before":                {[]string{kept}, nil, 26, 0},
		"the same":                      {[]string{kept}, []string{kept}, 26, 26},
		"figures and marks are nothing": {[]string{"收到政府信息公开申请21件，均已按时办结。"}, []string{"收到政府信息公开申请 352 件，均已按时办结；"}, 17, 17},
		"a short phrase is nobody's":    {[]string{"依法公开政府信息公开工作年报"}, []string{"政府信息公开工作年报"}, 14, 0},
		"half is new":                   {[]string{kept, another}, []string{kept}, 26 + 30, 26},
		"in another order":              {[]string{another, kept}, []string{kept, another}, 26 + 30, 26 + 30},
		"parted otherwise":              {[]string{kept[:30], kept[30:]}, []string{kept}, 26, 26},
		"twice, of once":                {[]string{kept, kept}, []string{kept}, 52, 52},
	} {
		if s := lastyear.Measure(tc.now, tc.before); s.Letters != tc.letters || s.Copied != tc.copied {
			t.Errorf("%s: %d of %d, want %d of %d", name, s.Copied, s.Letters, tc.copied, tc.letters)
		}
	}
	if s := (lastyear.Share{Letters: 4, Copied: 1}); s.Part() != .25 || (lastyear.Share{}).Part() != 0 {
		t.Error(s.Part())
	}
}

// What is marked is what is counted, and the text stays as it is.
func TestCopied(t *testing.T) {
	now := []string{"2023年，" + kept + "21条。" + another, "", kept}
	var marks []string
	for i, piece := range lastyear.Copied(now, []string{kept + "352条。"}) {
		whole := ""
		for _, p := range piece {
			whole += p.Text
			if p.Copied {
				marks = append(marks, p.Text)
			}
		}
		if whole != now[i] {
			t.Errorf("%q has become %q", now[i], whole)
		}
	}
	if got := strings.Join(marks, "|"); got != kept+"|条|"+kept {
		t.Errorf("marked: %s", got)
	}
}
