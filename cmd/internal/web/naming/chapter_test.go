package naming

import (
	"testing"

	"nianbao/cmd/internal/web/wording"
)

// Chapters that the form prescribes have an English name, however an organ spells them; those of its own have none.
func TestChapters(t *testing.T) {
	for title, want := range map[string]string{
		"总体情况": "Overview", "2023年政府信息公开工作总体情况": "Overview", "主动公开政府信息情况": "Information disclosed on the organ’s own initiative",
		"收到和处理政府信息公开申请情况":           "Applications for disclosure received and handled",
		"政府信息公开行政复议、行政诉讼情况":         "Administrative reconsideration and litigation",
		"因政府信息公开工作被申请行政复议、提起行政诉讼情况": "Administrative reconsideration and litigation",
		"存在的主要问题及改进情况":              "Main problems, and what is done about them", "存在主要问题及改进措施": "Main problems, and what is done about them",
		"其他需要报告的事项": "Other matters to be reported", "其他 需要报告的事项": "Other matters to be reported",
		"政务公开工作亮点": "", "行政复议": "", "收费情况": "", "": "",
	} {
		if got := Chapter(wording.English, title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
		if got := Chapter(wording.Chinese, title); got != "" {
			t.Errorf("%s in Chinese: %q", title, got)
		}
	}
}
