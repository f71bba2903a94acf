package meaning

import (
	"testing"

	"nianbao/cmd/internal/web/wording"
)

// Words name a region and something else, with spaces or without.
func TestWords(t *testing.T) {
	for _, tc := range []struct{ text, region, rest string }{
		{"淮安市 不予公开率", "320800", "不予公开率"},
		{"淮安市不予公开率", "320800", "不予公开率"},
		{"不予公开率 淮安市", "320800", "不予公开率"},
		{"淮安市洪泽区诉讼率", "320813", "诉讼率"}, // the longest name
		{"江苏省 2023 民政局", "320000", "2023 民政局"},
		{"淮安 不予公开率", "320800", "不予公开率"}, // the city stands before its district of that name
		{"淮安不予公开率", "", "淮安不予公开率"},      // without its level only by itself
		{"淮安市", "320800", ""},
		{"denial rate Huai'an", "320800", "denial rate"},
		{"hongze district Denial rate", "320813", "Denial rate"}, // of several words, however they are written
		{"HUAIAN fees", "320800", "fees"},
		{"she can plan", "", "she can plan"}, // no counties of three letters
		{"不予公开率", "", "不予公开率"},
		{"", "", ""},
	} {
		w := Of(tc.text)
		code := ""
		if len(w.Regions) > 0 {
			code = w.Regions[0].Code
		}
		if code != tc.region || w.Rest != tc.rest {
			t.Errorf("%q: region %q and %q, want %q and %q", tc.text, code, w.Rest, tc.region, tc.rest)
		}
	}
}

// The first answer is the one that was asked for.
func TestAnswers(t *testing.T) {
	for _, tc := range []struct {
		language            wording.Language
		text, name, address string
	}{
		{wording.Chinese, "淮安市 不予公开率", "不予公开率：淮安市", "/indicators/applications.denied?per=applications.handled&region=320800"},
		{wording.Chinese, "淮安市拒绝公开率", "不予公开率：淮安市", "/indicators/applications.denied?per=applications.handled&region=320800"},
		{wording.Chinese, "洪泽区 败诉率", "诉讼纠错率：洪泽区", "/compare?indicator=rate.litigation_corrected&regions=320813"},
		{wording.Chinese, "江苏省 败诉", "行政诉讼 · 结果纠正：江苏省", "/indicators/litigation.corrected?region=320000"},
		{wording.English, "淮安市 denial rate", "Denial rate in Huai'an", "/en/indicators/applications.denied?per=applications.handled&region=320800"},
	} {
		list, err := Of(tc.text).Answers(tc.language)
		if err != nil || len(list) == 0 || list[0].Name != tc.name || list[0].Address != tc.address {
			t.Errorf("%q: %+v, %v", tc.text, list, err)
		}
	}
	for _, text := range []string{"淮安市", "不予公开率", "淮安市 无此指标"} {
		if list, err := Of(text).Answers(wording.Chinese); len(list) > 0 || err != nil {
			t.Errorf("%q: %+v, %v", text, list, err)
		}
	}
}
