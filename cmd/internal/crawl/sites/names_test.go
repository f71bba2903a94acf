package sites

import (
	"net/http"
	"net/url"
	"testing"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ disposition, address, want string }{
		{"", "https://a.example/2024/%E5%B9%B4%E6%8A%A5.pdf", "年报.pdf"},
		{"", "https://a.example/2024/%C4%EA%B1%A8.pdf", "年报.pdf"}, // GBK
		{"", "https://a.example/a%2Fb.pdf", "b.pdf"},
		{"", "https://a.example/", "/"},
		{`attachment; filename="report 1.pdf"`, "https://a.example/x", "report 1.pdf"},
		{`attachment; filename=report.pdf; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.pdf`, "https://a.example/x", "年报.pdf"},
		{`attachment; filename="%E5%B9%B4%E6%8A%A5.pdf"`, "https://a.example/x", "年报.pdf"},
		{`attachment; filename="年报.pdf"`, "https://a.example/x", "年报.pdf"},
		{"attachment; filename=\xc4\xea\xb1\xa8.pdf", "https://a.example/x", "年报.pdf"},
		{`attachment; filename="=?UTF-8?B?5bm05oqlLnBkZg==?="`, "https://a.example/x", "年报.pdf"},
		{`attachment; filename="..\..\etc/年报.pdf"`, "https://a.example/x", "年报.pdf"},
		{"inline", "https://a.example/x.pdf", "x.pdf"},
		{`attachment; filename*=GBK''%C4%EA%B1%A8.pdf`, "https://a.example/x", "年报.pdf"},
		{`attachment; filename*="UTF-8''%E5%B9%B4%E6%8A%A5.pdf"`, "https://a.example/x", "年报.pdf"}, // quoted against the rules
		{`attachment;filename=2023年 年报.pdf`, "https://a.example/x", "2023年 年报.pdf"},
		{`attachment; filename="=?GBK?B?xOqxqC5wZGY=?="`, "https://a.example/x", "年报.pdf"},
		{`attachment; filename="=?utf-8?Q?=E5=B9=B4=E6=8A=A5.pdf?="`, "https://a.example/x", "年报.pdf"},
		{`attachment; filename=%C4%EA%B1%A8.pdf`, "https://a.example/x", "年报.pdf"},
		{`attachment; fileName=%E5%B9%B4%E6%8A%A5.pdf;`, "https://a.example/x", "年报.pdf"},
		{"", "https://a.example/module/download/downfile.jsp?classid=0&filename=%E5%B9%B4%E6%8A%A5.pdf", "年报.pdf"},
		{"", "https://a.example/down.aspx?id=3", "down.aspx"},
	} {
		u, err := url.Parse(c.address)
		if err != nil {
			t.Fatal(err)
		}
		want := c.want
		if want == "/" {
			want = ""
		}
		if got := FileName(http.Header{"Content-Disposition": {c.disposition}}, u); got != want {
			t.Errorf("%s, %s: %q, want %q", c.disposition, c.address, got, want)
		}
	}
}

func TestYearOfLink(t *testing.T) {
	for text, want := range map[string]int{
		"洪泽区2023年政府信息公开工作年度报告": 2023, "2023年度报告 2024-01-20": 2023, "年报（2021）": 2021, "2023年年报（2024年1月20日）": 2023,
		"2022年报、2023年报": 0, "年报": 0, "20240120": 0, "2023-2024": 0, "关于2021年的年报": 2021,
		"２０２３年度报告": 2023, "二〇一五年政府信息公开工作报告": 2015, "二○二三年年报": 2023, "二零一九年度报告": 2019, "23年度报告": 2023,
		"某局22年政府信息公开工作总结": 2022, "10年来的工作": 0, "年度报告-2023": 2023, "2023 年 度 报 告": 2023, "（2023）年度报告": 2023,
	} {
		if got := YearOf(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
