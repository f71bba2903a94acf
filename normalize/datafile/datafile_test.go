package datafile_test

import (
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
