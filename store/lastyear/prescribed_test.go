package lastyear

import (
	"strings"
	"testing"
)

// What the Regulation and the form have every organ write is no copy; what an organ says of itself is, also in the same
// paragraph.
func TestPrescribedWords(t *testing.T) {
	const opening = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《政府信息公开工作年度报告格式》的要求，编制本报告。"
	const period = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"
	const parts = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
	const own = "我区持续完善政务公开专区建设，推动基层窗口提供一站式服务。"
	if got := OwnWords(opening + period + own + parts); got != own {
		t.Errorf("own words: %q", got)
	}
	for _, text := range []string{own, "根据群众来信，我们改进了公开专栏。", "根据《条例》，受理申请12件。", "本报告期内主动公开信息12条。"} {
		if got := OwnWords(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	if got := Measure([]string{opening + period}, []string{opening + period}); got != (Share{}) {
		t.Errorf("prescribed alone: %+v", got)
	}
	alone := Measure([]string{own}, []string{own})
	if got := Measure([]string{opening + own}, []string{opening + "\n" + own}); got != alone || got.Copied != got.Letters || got.Letters == 0 {
		t.Errorf("%+v, without the opening %+v", got, alone)
	}
	copied := ""
	for _, passage := range Copied([]string{opening + own}, []string{opening + own})[0] {
		if passage.Copied {
			copied += passage.Text
		}
	}
	if copied != strings.TrimSuffix(own, "。") {
		t.Errorf("marked as copied: %q", copied)
	}
}
