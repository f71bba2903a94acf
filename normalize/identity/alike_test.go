package identity

import "testing"

// A name that two programs read alike counts where it is whole: something of its line, or the end of
// the line, must be read alike on both sides.
func TestAlikeHasName(t *testing.T) {
	for _, c := range []struct {
		stretch string
		want    bool
	}{
		{"\n洪泽区人民政府2023年政府信息公开工作年度报告\n", true},
		{"\n洪泽区人民政府\n", true},
		{"\n洪泽区人民政府", false}, // it may go on: 办公室
		{"洪泽区人民政府\n", false}, // it may begin otherwise
		{"\n洪泽区人民政府办公室\n", false},
		{"\n洪泽区\n", false},
	} {
		if got := (alike{"\n根据\n", c.stretch}).hasName("洪泽区人民政府"); got != c.want {
			t.Errorf("%q: %v", c.stretch, got)
		}
	}
	if (alike{"\n\n"}).hasName("") {
		t.Error("no name is in it")
	}
}

// The year of a title, and not that of any line.
func TestAlikeHasYear(t *testing.T) {
	both := alike{"\n2022年政府信息公开工作年度报告\n", "\n2023年,洪泽区认真贯彻\n"}
	if !both.hasYear(2022) || both.hasYear(2023) {
		t.Errorf("2022 %v, 2023 %v", both.hasYear(2022), both.hasYear(2023))
	}
}
