package likeness

import "testing"

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		read, printed rune
		want          bool
	}{
		{'沪', '泸', true},
		{'湿', '温', true},
		{'谁', '淮', true},
		{'工', '江', true}, // what is left without 氵
		{'刘', '温', false},
		{'一', '江', false},
	} {
		if got := Alike(c.read, c.printed); got != c.want {
			t.Errorf("%c for %c: %v, want %v", c.read, c.printed, got, c.want)
		}
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct{ name, read, elsewhere, want string }{
		{"what is known stays", "成都市温江区财政局", "", "成都市温江区财政局"},
		{"a region drawn alike, within the one before it", "成都市湿江区财政局", "", "成都市温江区财政局"},
		{"no likeness, and two districts that it may be", "成都市刘江区财政局", "", "成都市刘江区财政局"},
		{"no likeness, but another line has the name", "成都市刘江区财政局", "现公布成都市温江区财政局2023年度报告", "成都市温江区财政局"},
		{"no likeness, but another line names the region", "成都市刘江区财政局", "2023年，温江区各部门认真落实条例", "成都市温江区财政局"},
		{"the wider region is told by the narrower", "录州市金门县财政局", "泉州市", "泉州市金门县财政局"},
		{"two characters of a long name", "沿河士家旅自治县财政局", "", "沿河土家族自治县财政局"},
		{"a department", "成都市温江区统汁局", "", "成都市温江区统计局"},
		{"the local organ of a national one", "国家税务总局沪水市税务局", "", "国家税务总局泸水市税务局"},
		{"nothing is made of half a name", "淮安市局", "", "淮安市局"},
		{"a township that no table has", "成都市温江区双培街道办事处", "", "成都市温江区双培街道办事处"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, misread := Name(c.read, []string{c.elsewhere}, 2023)
			if got != c.want {
				t.Errorf("%s: %s, want %s", c.read, got, c.want)
			}
			if (got != c.read) != (len(misread) > 0) {
				t.Errorf("%s became %s, but the misreadings are %v", c.read, got, misread)
			}
		})
	}
}

// A name that another line has, and that is not drawn alike, may be another organ's.
func TestUnlikely(t *testing.T) {
	for _, c := range []struct {
		read, elsewhere, want string
		alike                 bool
	}{
		{"湿江区人民政府", "温江区人民政府网站", "温江区人民政府", true},
		{"刘江区人民政府", "温江区人民政府网站", "温江区人民政府", false},
		{"成都市刘江区财政局", "由成都市温江区财政局编制", "成都市温江区财政局", true},
		{"谁南县人民政府", "海南省人民政府", "谁南县人民政府", true},
	} {
		got, misread := Name(c.read, []string{c.elsewhere}, 2023)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.read, got, c.want)
		}
		for _, m := range misread {
			if m.Alike != c.alike {
				t.Errorf("%s for %s: alike %v, want %v", m.Read, m.Printed, m.Alike, c.alike)
			}
		}
	}
}

func TestTitleLine(t *testing.T) {
	for _, c := range [][2]string{
		{"2014年政府信息公开工作年度报生", "2014年政府信息公开工作年度报告"},
		{"国冢税务总局洪泽区税务局", "国家税务总局洪泽区税务局"},
		{"政协洪泽区委员会2014年度报告", "政协洪泽区委员会2014年度报告"},
		{"洪泽区人民政协", "洪泽区人民政协"},
	} {
		if got := TitleLine(c[0]); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}

func TestKnown(t *testing.T) {
	for organ, want := range map[string]bool{
		"江苏省淮安市洪泽区人民政府": true, "国家税务总局洪泽区税务局": true, "淮安市生态环境局": true,
		"淮安市洪泽区": false, "淮安市局": false, "怒江傈僳族自治州沪水市税务局": false, "财政局": false,
	} {
		if got := Known(organ, 2023); got != want {
			t.Errorf("%s: %v, want %v", organ, got, want)
		}
	}
}

func TestReadIn(t *testing.T) {
	texts := []string{"洪泽区人民政府办公室编制", "洪泽区人民政府2023年年报", "请与洪泽区人民政府联系，洪泽区人民政府办公室代收"}
	if got := ReadIn("洪泽区人民政府", texts); got != 2 {
		t.Errorf("read in %d texts, want 2", got)
	}
}
