package spelling

import (
	"strings"
	"testing"
)

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"2.其他法律行政止公开", "2.其他法律行政法规禁止公开", 10.0 / 13},
		{"（六）其他处理", "（六） 其他 处理", 1},
		{"行政规范性文件", "行政規範性文件", 1},
		{"第二十条第（一）项", "第二十條第(一)項(xiàng)", 1},
		{"现行有效件数", "現(xiàn)行有效件數(shù)", 1},
		{"规章(ab1)", "规章", 2.0 / 5},
		{"", "规章", 0},
		{"规章", "行政许可", 0},
	} {
		got := NewLabel(c.a, nil).Like(WordingOf(Canonical(c.b)), 0)
		if d := got - c.want; d > 0.001 || d < -0.001 {
			t.Errorf("%s ~ %s: %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

// The two ways of counting edits agree; only one of them takes long labels.
func TestEditDistance(t *testing.T) {
	long := strings.Repeat("申请人逾期未按收费通知要求缴纳费用", 5)
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"规章", "规章", 0},
		{"规章", "规草", 1},
		{"行政规范性文件", "规范性文件", 2},
		{"其他法律行政止公开", "其他法律行政法规禁止公开", 3},
		{"规章", "行政许可", 4},
		{"规章", "", 2},
		{long, long[3:], 1},
		{long, "缴纳费用", 81},
	} {
		s := newSpelling(c.a)
		if got, plain := s.distance([]rune(c.b)), EditDistance([]rune(c.a), []rune(c.b)); got != c.want || plain != c.want {
			t.Errorf("%s to %s: %d and %d edits, want %d", c.a, c.b, got, plain, c.want)
		}
	}
}

// Servers that turn pages into traditional characters put other words for some of a report's.
func TestSimplifiedWords(t *testing.T) {
	if got := Simplified("政府資訊公開，規範性檔案，檔案館，乾縣"); got != "政府信息公开，规范性文件，档案馆，乾县" {
		t.Error(got)
	}
}
