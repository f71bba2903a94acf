package datafile_test

import (
	"regexp"
	"strings"
	"testing"

	"nianbao/normalize/datafile"
)

func TestMisspeltKeysAreRefused(t *testing.T) {
	var rule struct {
		Pattern, Unless string
	}
	datafile.Read("rules.json", []byte(`{"pattern": "报告$", "unless": "通知"}`), &rule)
	if rule.Pattern != "报告$" || rule.Unless != "通知" {
		t.Errorf("read as %+v", rule)
	}
	for file, says := range map[string]string{`{"pattern": "报告$", "unles": "通知"}`: "unles", `{"pattern": `: "EOF", `[]`: "array"} {
		func() {
			defer func() {
				said, _ := recover().(string)
				if !strings.Contains(said, "rules.json") || !strings.Contains(said, says) {
					t.Errorf("%s: said %q", file, said)
				}
			}()
			datafile.Read("rules.json", []byte(file), &rule)
		}()
	}
}

func TestPatternsDecodeThemselves(t *testing.T) {
	type rule struct {
		Pattern *regexp.Regexp `json:"pattern"`
		Unless  *regexp.Regexp `json:"unless"`
	}
	rules := datafile.Once[[]rule]("rules.json", []byte(`[{"pattern": "年度报告$"}]`))
	if r := rules()[0]; !r.Pattern.MatchString("2023年年度报告") || r.Unless != nil {
		t.Errorf("read as %v, unless %v", r.Pattern, r.Unless)
	}
	defer func() {
		if said, _ := recover().(string); !strings.Contains(said, "faulty.json") || !strings.Contains(said, "missing closing") {
			t.Errorf("an expression that is none: said %q", said)
		}
	}()
	datafile.Once[[]rule]("faulty.json", []byte(`[{"pattern": "(年"}]`))()
}
