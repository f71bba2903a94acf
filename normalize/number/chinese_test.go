package number

import "testing"

func TestChinese(t *testing.T) {
	for text, want := range map[string]string{
		"〇": "0", "零": "0", "三": "3", "十": "10", "十二": "12", "二十": "20", "二十一件": "21", "一百零五": "105", "一百二十": "120",
		"三千零四": "3004", "二〇二三": "2023", "一万二千": "12000", "两": "2",
	} {
		if got, ok := Chinese(text); !ok || got.String() != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "其他", "百", "一二十", "三、", "万元"} {
		if got, ok := Chinese(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
