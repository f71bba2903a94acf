package prose

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"nianbao/normalize/annual"
)

func section(ordinal int, title string, paragraphs ...string) annual.Section {
	return annual.Section{Ordinal: ordinal, Title: title, Text: strings.Join(paragraphs, "\n")}
}

func TestFiguresThatChanged(t *testing.T) {
	for _, tc := range []struct {
		name, left, right string
		want              []string // "words{left→right}words"
	}{
		{"one figure", "全年收到政府信息公开申请12件，均已答复。", "全年收到政府信息公开申请21件，均已答复。",
			[]string{"全年收到政府信息公开申请{12→21}件，均已答复。"}},
		{"a figure of which digits stay", "公开信息3275条。", "公开信息3375条。", []string{"公开信息{3275→3375}条。"}},
		{"separators, points, percent", "收费1,234.5万元，占97.5%。", "收费1,334.5万元，占98%。",
			[]string{"收费{1,234.5→1,334.5}万元，占", "收费1,334.5万元，占{97.5%→98%}。"}},
		{"words alone", "认真做好公开工作，培训3次。", "扎实做好公开工作，培训3次。", nil},
		{"a figure that is new", "组织培训，效果良好。", "组织培训3次，效果良好。", []string{"组织培训{→3}次，效果良好。"}},
		{"nothing", "公开信息3275条。", "公开信息3275条。", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, b, changes := difference(tc.left, tc.right)
			var got []string
			for _, c := range changes {
				got = append(got, c.Before+"{"+c.Left+"→"+c.Right+"}"+c.After)
			}
			if !reflect.DeepEqual(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if joined(a) != tc.left || joined(b) != tc.right {
				t.Errorf("parts lose text: %q, %q", joined(a), joined(b))
			}
		})
	}
}

func joined(parts []Part) string {
	text := ""
	for _, p := range parts {
		text += p.Text
	}
	return text
}

func TestCompare(t *testing.T) {
	left := []annual.Section{
		section(1, "总体情况", "2022年，我区认真贯彻落实《条例》，公开信息3275条。", "本段只在左边出现，培训5次，其余内容各不相干。", "第三段两边完全相同。"),
		section(5, "存在的主要问题及改进情况", "主要问题是公开不够及时。"),
	}
	right := []annual.Section{
		section(1, "总体情况", "2023年，我区认真贯彻落实《条例》，公开信息4001条。", "第三段两边完全相同。"),
		section(6, "其他需要报告的事项", "收取信息处理费0元。"),
	}
	c := Compare(left, right)
	if got := [4]int{c.Same, c.Changed, c.Removed, c.Added}; got != [4]int{1, 1, 2, 1} {
		t.Errorf("same, changed, removed, added: %v", got)
	}
	var figures []string
	for _, f := range c.Figures {
		figures = append(figures, fmt.Sprintf("%s: %s→%s", f.Section, f.Left, f.Right))
	}
	want := []string{"总体情况: 2022→2023", "总体情况: 3275→4001", "总体情况: 5→", "其他需要报告的事项: →0"}
	if !reflect.DeepEqual(figures, want) {
		t.Errorf("figures\n got %q\nwant %q", figures, want)
	}
	if len(c.Sections) != 3 || c.Sections[1].Right != "" || c.Sections[2].Left != "" {
		t.Errorf("sections %+v", c.Sections)
	}
}

// A passage that several reports have is one cluster with all of them, whatever its figures are, and
// the earliest stands for it; what one report says twice is none.
func TestClusters(t *testing.T) {
	sentence := func(region string, n int) string {
		return fmt.Sprintf("%s严格按照《中华人民共和国政府信息公开条例》要求，坚持以公开为常态、不公开为例外，依法及时准确公开政府信息%d条，进一步健全工作机制，完善公开平台，加强监督保障，切实保障人民群众的知情权、参与权、表达权和监督权，推动政务公开工作不断取得新成效。", region, n)
	}
	other := "县政务服务中心设置查阅点并由专人负责日常维护，群众可以当场查阅复印有关资料，也可以在线提交办理事项，工作人员在两个工作日之内电话回访办理结果，全年召开新闻发布会，围绕重点领域稳步推进。"
	passages := []Passage{
		{1, "甲", 2023, "总体情况", sentence("甲区", 120)},
		{2, "乙", 2022, "总体情况", sentence("乙区", 8431)},
		{3, "丙", 2023, "总体情况", other},
		{3, "丙", 2023, "存在的问题", other}, // the same report
		{4, "甲", 2024, "总体情况", sentence("甲区", 7)},
		{5, "丁", 2023, "总体情况", "依法公开。"},
	}
	all := Collect(passages)
	clusters := all.Clusters()
	if len(clusters) != 1 || clusters[0].First != 1 || clusters[0].Reports != 3 || clusters[0].Organs != 2 {
		t.Fatalf("%+v", clusters)
	}
	var got []int
	for _, m := range clusters[0].Members {
		got = append(got, m.Passage)
		if m.Likeness < LeastCopy || m.Likeness > 1 {
			t.Errorf("likeness %v", m.Likeness)
		}
	}
	if !reflect.DeepEqual(got, []int{1, 0, 4}) {
		t.Errorf("members %v", got)
	}

	shares := map[int64]string{}
	for _, r := range all.Reuses(clusters) {
		shares[r.Report] = fmt.Sprintf("%.0f%%", 100*r.Share(r.Others))
	}
	want := map[int64]string{1: "100%", 2: "100%", 3: "0%", 4: "100%", 5: "0%"}
	if !reflect.DeepEqual(shares, want) {
		t.Errorf("got  %v\nwant %v", shares, want)
	}
}

// However long and odd the texts are, no character is lost.
func FuzzDifference(f *testing.F) {
	f.Add("公开信息3275条。", "公开３信息,条3,375.。")
	f.Add("", "0")
	f.Add("1,2,3", "1,200,3")
	f.Fuzz(func(t *testing.T, left, right string) {
		left, right = strings.ToValidUTF8(left, ""), strings.ToValidUTF8(right, "")
		a, b, _ := difference(left, right)
		if joined(a) != left || joined(b) != right {
			t.Errorf("%q, %q became %q, %q", left, right, joined(a), joined(b))
		}
	})
}
