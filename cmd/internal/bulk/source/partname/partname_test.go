package partname

import "testing"

func TestNames(t *testing.T) {
	const report = "示例局2023年政府信息公开工作年度报告"
	for name, want := range map[string]Name{
		report + ".docx":             {Stem: report, Year: 2023},
		report + "（二）.pdf":           {Stem: report, Number: 2, Year: 2023},
		report + "(2).pdf":           {Stem: report, Number: 2, Year: 2023},
		report + "-3.pdf":            {Stem: report, Number: 3, Year: 2023},
		report + " 第一部分.docx":        {Stem: report, Number: 1, Year: 2023},
		report + "（下）.docx":          {Stem: report, Number: 3, Year: 2023},
		report + "附件.xlsx":           {Stem: report, IsAppendix: true, Year: 2023},
		"附件2：" + report + "统计表.xlsx": {Stem: report, Number: 2, IsAppendix: true, Year: 2023},
		report + "统计表.xlsx":          {Stem: report, IsAppendix: true, Year: 2023},
		"年报_页面_03.jpg":               {Stem: "年报", Number: 3, IsImpersonal: true},
		"１.JPG":                      {Number: 1, IsImpersonal: true},
		"附件1 表格.pdf":                 {Number: 1, IsAppendix: true, IsImpersonal: true},
		"附表1-2022年政府信息公开工作情况统计表.xls": {Stem: "2022年政府信息公开工作", Number: 1, IsAppendix: true, IsImpersonal: true, Year: 2022},
		"附件1 教育局统计表.pdf":             {Stem: "教育局", Number: 1, IsAppendix: true},
		"年报2023.pdf":                 {Stem: "年报2023", IsImpersonal: true, Year: 2023},
		"2023.pdf":                   {Stem: "2023", IsImpersonal: true, Year: 2023},
		"2022-2023.pdf":              {Stem: "2022-2023", IsImpersonal: true},
		"第十二页.png":                   {Number: 12, IsImpersonal: true},
		"nb-2022-12.pdf":             {Stem: "nb-2022", Number: 12, Year: 2022},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Of(name); got != want {
				t.Errorf("%+v, want %+v", got, want)
			}
		})
	}
}
