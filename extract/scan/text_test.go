package scan

import (
	"image"
	"slices"
	"testing"

	"nianbao/extract/scan/reading"
)

// line is a line that both programs read, each character as sure as told.
func line(seen, words string, sure float64) *textLine {
	l := &textLine{box: image.Rect(0, 0, 100, 20)}
	for _, r := range seen {
		l.seen = append(l.seen, reading.Word{Text: string(r), Confidence: sure})
	}
	if words != "" {
		l.words = []reading.Word{{Text: words, Confidence: 0.9}}
	}
	return l
}

// The model is heard where it is sure; what it leaves out tesseract has.
func TestLineText(t *testing.T) {
	for _, c := range []struct {
		name, seen, read string
		sure             float64
		want             string
	}{
		{"they differ", "（五）不予处理", "(五)不蔬处理", 0.95, "（五）不予处理"},
		{"the model is not sure", "东小门", "（五）不予处理", 0.3, "（五）不予处理"},
		{"nothing but what it is not sure of", "东小门", "", 0.3, "东小门"},
		{"nothing by the model", "", "总计", 0, "总计"},
		{"an ideograph that it does not know", "亭区人民政府", "猇亭区人民政府", 0.95, "亭区人民政府"},
		{"and within a name", "宜昌市亭区人民政府", "宜昌市猇亭区人民政府", 0.95, "宜昌市猇亭区人民政府"},
		{"two of them", "怒江族自治州泸水市", "怒江傈僳族自治州沪水市", 0.95, "怒江傈僳族自治州泸水市"},
		{"no ideograph", "2023年政府信息", "2023年.政府信息", 0.95, "2023年政府信息"},
		{"spaces, and the stroke for the comma", "文件146件丶 财政", "", 0.95, "文件146件、财政"},
	} {
		if got, _ := line(c.seen, c.read, c.sure).text(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A line of prose needs no second reading if the model is heard of it, and leaves no gap.
func TestIsReadable(t *testing.T) {
	gap := line("亭区", "", 0.95)
	gap.seen[1].Box = image.Rect(60, 0, 80, 20)
	gap.seen[0].Box = image.Rect(0, 0, 20, 20)
	for name, c := range map[string]struct {
		line *textLine
		want bool
	}{"sure": {line("主动公开12件", "", 0.95), true}, "not sure": {line("东小门", "", 0.3), false}, "nothing": {line("", "", 1), false}, "a gap": {gap, false}} {
		if got := c.line.isReadable(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Stretches that both read alike: at an end of the line with a line break, and none where they differ.
func TestAgreed(t *testing.T) {
	for _, c := range []struct {
		seen, read string
		want       []string
	}{
		{"洪泽区人民政府", "洪泽区人民政府", []string{"\n洪泽区人民政府\n"}},
		{"信阳市狮河区人民政府", "信阳市尖河区人民政府", []string{"\n信阳市", "河区人民政府\n"}},
		{"洪泽区人民政府", "洪泽区人民政府办公室", []string{"\n洪泽区人民政府"}},
		{"（一）主动公开", "(一)主动公开", []string{"\n(一)主动公开\n"}},
		{"甲", "乙", nil},
		{"", "洪泽区", nil},
	} {
		if got := line(c.seen, c.read, 1).agreed(); !slices.Equal(got, c.want) {
			t.Errorf("%s and %s: %q, want %q", c.seen, c.read, got, c.want)
		}
	}
}

// A model that is not known, or not sure, bears nothing out.
func TestAgreedUnknown(t *testing.T) {
	l := line("洪泽区人民政府", "洪泽区人民政府", 1)
	l.seen = believed(l.seen)
	if got := l.agreed(); got != nil || l.isAlike() {
		t.Errorf("%q, alike %v", got, l.isAlike())
	}
}

// A text is alike if both read each character, and the model is sure of each.
func TestIsAlike(t *testing.T) {
	for _, c := range []struct {
		seen, read string
		sure       float64
		want       bool
	}{{"27960.4万元", "27960.4万元", 0.95, true}, {"27960.4万元", "27960.4万元", 0.7, false}, {"27960.4万元", "21960.4万元", 0.95, false}, {"", "", 0, false}} {
		if got := line(c.seen, c.read, c.sure).isAlike(); got != c.want {
			t.Errorf("%s and %s, %v: %v", c.seen, c.read, c.sure, got)
		}
	}
}
