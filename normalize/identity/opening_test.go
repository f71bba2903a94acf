package identity

import (
	"strings"
	"testing"

	"nianbao/extract/document"
)

func TestYearOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"平安区2023年政府信息公开工作年度报告", 2023},
		{"平安区 2023 年度政府信息公开工作报告", 2023},
		{"2023平安区政府信息公开年报", 2023},
		{"二〇二三年政府信息公开工作年度报告", 2023},
		{"二○一九年政府信息公开工作年度报告", 2019},
		{"二零二零年政府信息公开工作年度报告", 2020},
		{"二Ｏ一五年政府信息公开工作年度报告", 2015},
		{"二O一五年政府信息公开工作年度报告", 2015},
		{"按国办公开办函〔2021〕30号编制2022年报告", 2022},
		{"政府信息公开工作年度报告", 0},
		{"1998年", 0},
	} {
		if got := yearOf(c.text); got != c.want {
			t.Errorf("%s: %d, want %d", c.text, got, c.want)
		}
	}
}

func TestYearAndPeriod(t *testing.T) {
	for _, c := range []struct {
		name, title, prose string
		year               int
		period             string
		periodYear         int // as stated
	}{
		{"title alone: the calendar year", "平安区2023年政府信息公开工作年度报告", "全年受理申请三件。", 2023, "2023-01-01 2023-12-31", 0},
		{"a period within the year", "平安区2023年政府信息公开工作年度报告", "数据统计期限为2023年1月1日至2023年11月30日。", 2023, "2023-01-01 2023-11-30", 2023},
		{"title against period: the title counts, and both are told", "平安区2022年政府信息公开工作年度报告", "数据统计期限为2023年1月1日起至2023年12月31日止。", 2022, "2023-01-01 2023-12-31", 2023},
		{"title against period and the report's name: these count", "平安区2022年政府信息公开工作年度报告", "现公布平安区2023年政府信息公开年度报告。数据统计期限为2023年1月1日起至2023年12月31日止。", 2023, "2023-01-01 2023-12-31", 2023},
		{"the report's name in the text against period and sentences: these count", "平安区政府信息公开", "现公布2022年度平安区政府信息公开年度报告。数据统计期限为2023年1月1日起至2023年12月31日止。2023年，全区受理申请三件。", 2023, "2023-01-01 2023-12-31", 2023},
		{"the report's name in the text and sentences against period: the former count", "平安区政府信息公开", "现公布2022年度平安区政府信息公开年度报告。数据统计期限为2023年1月1日起至2023年12月31日止。2022年，全区受理申请三件。", 2022, "2023-01-01 2023-12-31", 2023},
		{"a school year in the report's name in the text", "平安职业学院信息公开年度报告", "本报告是平安职业学院编制的2022-2023学年度信息公开年度报告。", 2023, "2023-01-01 2023-12-31", 0},
		{"a damaged period", "", "统计期限自20251月1日起至12月31日止。我区公开信息3条。", 2025, "2025-01-01 2025-12-31", 2025},
		{"a school year goes by its end", "平安职业学院2022—2023学年信息公开工作年度报告", "学校公开信息3条。", 2023, "2023-01-01 2023-12-31", 0},
		{"no year in the title: the period's", "平安区政府信息公开工作年度报告", "数据统计期限为2021年1月1日至2021年12月31日。", 2021, "2021-01-01 2021-12-31", 2021},
		{"the last report among what was published", "平安区政府信息公开工作年度报告", "2020年，我区公开了领导信息、财政信息及2019年度信息公开工作报告。2020年，收到申请三件。", 2020, "2020-01-01 2020-12-31", 0},
		{"the last report, which was published in the year", "平安区政府信息公开工作年度报告", "2020年，我区发布了2019年度政府信息公开工作年度报告。2020年，收到申请三件。", 2020, "2020-01-01 2020-12-31", 0},
		{"a report of the year before that was published in time", "平安区政府信息公开", "数据统计期限为2021年1月1日至2021年12月31日。我区按时公布2020年区政府信息公开工作年度报告。", 2021, "2021-01-01 2021-12-31", 2021},
		{"the year of a decree", "本报告结合《柳溪市政府信息公开规定》（2008年市人民政府令第3号）编制", "数据统计期限为2016年1月1日至2016年12月31日。", 2016, "2016-01-01 2016-12-31", 2016},
		{"no year but in the prose", "平安区政府信息公开工作年度报告", "二〇二〇年，全区受理申请三件。", 2020, "2020-01-01 2020-12-31", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &document.Document{Sections: []document.Section{{Blocks: []document.Block{{Paragraph: c.title}, {Paragraph: c.prose}}}}}
			o := ReadOpening(doc)
			if got := o.PeriodStart + " " + o.PeriodEnd; o.Year != c.year || got != c.period || o.PeriodYear != c.periodYear {
				t.Errorf("%d, %s of %d, want %d, %s of %d", o.Year, got, o.PeriodYear, c.year, c.period, c.periodYear)
			}
		})
	}
}

func TestTitleLines(t *testing.T) {
	for _, c := range []struct{ name, paragraphs, own, want string }{
		{"one line", "平安区2023年政府信息公开工作年度报告|全年受理申请三件。", "", "平安区2023年政府信息公开工作年度报告"},
		{"over three lines", "平安区人民政府|2023年政府信息公开工作|年 度 报 告|全年受理申请三件。", "", "平安区人民政府/2023年政府信息公开工作/年 度 报 告"},
		{"after a line of prose", "来源：区政府办公室|2023年政府信息公开工作年度报告", "", "2023年政府信息公开工作年度报告"},
		{"a sentence is no title", "现发布平安区2023年政府信息公开工作年度报告。", "", ""},
		{"the name of the site above, which is no region", "洪泽区人民政府|洪泽区园林局2023年政府信息公开工作年度报告", "", "洪泽区园林局2023年政府信息公开工作年度报告"},
		{"a menu above", "机构概况|最新动态|洪泽区园林局2023年政府信息公开工作年度报告", "", "洪泽区园林局2023年政府信息公开工作年度报告"},
		{"a wider region above", "江苏省淮安市|洪泽区园林局2023年政府信息公开工作年度报告", "", "江苏省淮安市/洪泽区园林局2023年政府信息公开工作年度报告"},
		{"the organ above, which the title lacks", "洪泽区园林局|2023年政府信息公开工作年度报告", "", "洪泽区园林局/2023年政府信息公开工作年度报告"},
		{"the file's own title with its site and its column", "全年受理申请三件。", "洪泽区园林局2023年政府信息公开年报_信息公开年报_洪泽区人民政府", "洪泽区园林局2023年政府信息公开年报"},
		{"the same from behind", "全年受理申请三件。", "洪泽区人民政府 信息公开年报 洪泽区园林局2023年政府信息公开年报", "洪泽区园林局2023年政府信息公开年报"},
		{"an index card joined to it", "标 题 洪泽区园林局2023年政务信息公开工作开展年度报告索引号 000014349/2024-00021 文 号|洪泽区园林局2023年政务信息|一、总体情况", "", "洪泽区园林局2023年政务信息公开工作开展年度报告"},
		{"a title in two words", "全年受理申请三件。", "洪泽区园林局 2023年政府信息公开年报", "洪泽区园林局 2023年政府信息公开年报"},
		{"sentences as the file's own title", "全年受理申请三件。", "各机关在三月公布年度报告。今年公布政府信息公开年报是第八年。", ""},
		{"the file's own title where the text has none", "全年受理申请三件。", "平安区2023年政府信息公开年报", "平安区2023年政府信息公开年报"},
	} {
		doc := &document.Document{Title: c.own, Sections: []document.Section{{}}}
		for _, p := range strings.Split(c.paragraphs, "|") {
			doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Block{Paragraph: p})
		}
		if got := strings.Join(titleLines(doc), "/"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
