package numberformat_test

import (
	"testing"

	"nianbao/extract/sheet/numberformat"
)

// A number is shown as Excel shows it, and it is said where that hides digits.
func TestNumbersAreShownAsInTheirCells(t *testing.T) {
	for _, c := range []struct {
		code    string
		value   float64
		want    string
		rounded bool
	}{
		{"", 3375.6600000000003, "3375.66", false}, // 15 digits are kept, as of all numbers
		{"General", 1.0 / 3, "0.333333333", true},
		{"General", 123456789012, "1.23457E+11", true},
		{"General", 0.00001, "0.00001", false},
		{"0", 12.6, "13", true},
		{"0.00", 1.005, "1.01", true}, // halves of decimals are rounded up, though the float is below
		{"0.00", -0.001, "0.00", true},
		{"#,##0", 1234567, "1,234,567", false},
		{"#,##0.00", -1234.5, "-1,234.50", false},
		{`0"件"`, 12, "12件", false},
		{`0.00"万元"`, 48213.070000000003, "48213.07万元", false},
		{"0.0%", 0.1785, "17.9%", true},
		{"+0;-0;0", 86, "+86", false},
		{"+0;-0;0", -37, "-37", false},
		{"0.00_);[Red]\\(0.00\\)", -37, "(37.00)", false},
		{`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, 0, " -   ", false},
		{"0;-0;;@", 0, "", false},
		{"#", 0, "", false},
		{"00000", 42, "00042", false},
		{"0!.0,", 12345, "1.2", true}, // in 万, by an old trick
		{"[>=100]0\"多\";0\"少\"", 120, "120多", false},
		{"[>=100]0\"多\";0\"少\"", 20, "20少", false},
		{"[$¥-804]#,##0", 1200, "¥1,200", false},
		{"yyyy/m/d", 45292, "2024/1/1", false}, // no figure of forty-five thousand
		{`yyyy"年"m"月"d"日"`, 45292.75, "2024年1月1日", false},
		{"yyyy-mm-dd hh:mm:ss", 45292.75, "2024-01-01 18:00:00", false},
		{"yyyy/m/d", 60, "1900/2/29", false}, // a day that never was, as Excel has it
		{"[h]:mm", 1.5, "36:00", false},
		{"aaaa", 45292, "星期一", false},
		{"G/通用格式", 7, "7", false},
		{"0.00E+00", 103434343, "1.03E+08", true},
		{"0.00E+00", 0.00015, "1.50E-04", false},
		{`[DBNum1][$-804]yyyy"年"m"月"d"日"`, 45280, "二〇二三年十二月二十日", false},
		{`[$-F800]dddd\, mmmm dd\, yyyy`, 45280, "2023年12月20日", false},
	} {
		got := numberformat.Parse(c.code).Number(c.value, false)
		if got.Text != c.want || got.Rounded != c.rounded || got.Unknown {
			t.Errorf("%v in %s: %+v, want %q, rounded %v", c.value, c.code, got, c.want, c.rounded)
		}
	}
}

// What is not known is said, and the value stands as it is.
func TestUnknownFormats(t *testing.T) {
	for _, code := range []string{"# ?/?", "##0.0E+0", "[DBNum1]General", "[DBNum2]General"} {
		if got := numberformat.Parse(code).Number(12.5, false); got.Text != "12.5" || !got.Unknown {
			t.Errorf("%s: %+v", code, got)
		}
	}
}

func TestTextsAndEpochs(t *testing.T) {
	if got := numberformat.Parse(`0;-0;0;"约"@`).Text("12"); got != "约12" {
		t.Errorf("a text is shown as %q", got)
	}
	if got := numberformat.Parse("0").Text("12件"); got != "12件" {
		t.Errorf("a text under a number's format is shown as %q", got)
	}
	if got := numberformat.Parse("yyyy/m/d").Number(43830, true); got.Text != "2024/1/1" {
		t.Errorf("counted from 1904: %q", got.Text)
	}
}

// Whatever the code, something is shown.
func FuzzFormat(f *testing.F) {
	for _, code := range []string{"0.00", "#,##0;[Red]-0", `yyyy"年"`, "[h]:mm:ss.000", "[", `"`, "\\", "_", "*", "[>", "0E+", ";;;"} {
		f.Add(code, 12.5)
	}
	f.Fuzz(func(t *testing.T, code string, value float64) {
		format := numberformat.Parse(code)
		format.Number(value, false)
		format.Text("a")
	})
}
