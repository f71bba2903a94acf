package chart

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/scene"
)

// The name of a row is told in full, over some lines, and keeps its spaces where it is cut at last.
func TestNamesOfRows(t *testing.T) {
	const name = "Dachang Hui Autonomous County, Langfang"
	c := Chart{Kind: Bars, Categories: []string{name}, Beside: []string{"12/1345"}, Series: []Series{{Points: []Point{Number("10", 0)}}}, Words: testWords}
	for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
		if got := strings.Join(texts(Draw(c, shape)), " "); !strings.HasPrefix(got, name+" (12/1,345)") {
			t.Errorf("%s: %q", shape.Name, got)
		}
	}
	if got := lines("Dachang Autonomous County Council", 115, 13, false, 2); len(got) != 2 || !strings.HasPrefix(got[1], "Autonomous C") {
		t.Errorf("%q has lost a space", got)
	}
}

// texts returns the texts of a scene in their order.
func texts(s *scene.Scene) []string {
	var list []string
	for text := range s.Texts() {
		list = append(list, text.Text)
	}
	return list
}
