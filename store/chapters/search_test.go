package chapters_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// texts makes a database of reports on 2023 with one chapter each.
func texts(t *testing.T, chapters map[string]string) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	var codes []string
	for code := range chapters {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		storetest.MustImport(t, s, storetest.FileOf(code+".pdf", code), withText(t, code, chapters[code]))
	}
	return s
}

func withText(t *testing.T, code, text string) annual.Report {
	t.Helper()
	r := storetest.Plain(t, code, "", 2023)
	r.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
	return r
}

// found returns the hits of a search: region, and the snippet with its marks.
func found(t *testing.T, s *database.DB, q chapters.Query) []string {
	t.Helper()
	q.Limit = max(q.Limit, 10)
	hits, err := chapters.Search(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range hits {
		text, marked := h.Snippet.Text, ""
		last := 0
		for _, m := range h.Snippet.Marks {
			marked += text[last:m.Start] + "[" + text[m.Start:m.End] + "]"
			last = m.End
		}
		got = append(got, h.Region+": "+marked+text[last:])
	}
	return got
}

func TestSearch(t *testing.T) {
	s := texts(t, map[string]string{
		"320803": "本年度无行政复议。\n主动公 开信息三千条。",
		"320804": "行政诉讼一件，复审一件。",
		"320813": "因政府信息公开工作被申请行政复议两件，Ｗeb 网站一个。",
		"630203": "公开，信息。",
	})
	for _, tc := range []struct {
		name string
		ask  chapters.Query
		want []string
	}{
		{"two characters", chapters.Query{Words: "复议"}, []string{"淮安区: 本年度无行政[复议]。", "洪泽区: 因政府信息公开工作被申请行政[复议]两件，Ｗeb 网站一个。"}},
		{"not across marks", chapters.Query{Words: "公开信息"}, []string{"淮安区: 主动[公 开信息]三千条。"}},
		{"words in any order", chapters.Query{Words: "行政 复审"}, []string{"淮阴区: [行政]诉讼一件，[复审]一件。"}},
		{"one character", chapters.Query{Words: "审"}, []string{"淮阴区: 行政诉讼一件，复[审]一件。"}},
		{"the last character of a run", chapters.Query{Words: "息 条"}, []string{"淮安区: 主动公 开信[息]三千[条]。"}},
		{"a long word", chapters.Query{Words: "政府信息公开工作"}, []string{"洪泽区: 因[政府信息公开工作]被申请行政复议两件，Ｗeb 网站一个。"}},
		{"the title of a chapter", chapters.Query{Words: "总体 诉讼"}, []string{"淮阴区: [总体]情况"}},
		{"small letters and capitals", chapters.Query{Words: "EB网站"}, []string{"洪泽区: 因政府信息公开工作被申请行政复议两件，Ｗ[eb 网站]一个。"}},
		{"marks in a question", chapters.Query{Words: `"行政"AND(复审)*`}, nil},
		{"a region", chapters.Query{Words: "行政", Region: "淮阴区"}, []string{"淮阴区: [行政]诉讼一件，复审一件。"}},
		{"a region with all in it", chapters.Query{Words: "公开", Region: "青海省"}, []string{"平安区: [公开]，信息。"}},
		{"other years", chapters.Query{Words: "行政", FromYear: 2024}, nil},
		{"nowhere", chapters.Query{Words: "收费"}, nil},
		{"the next part", chapters.Query{Words: "行政", Offset: 2}, []string{"洪泽区: 因政府信息公开工作被申请[行政]复议两件，Ｗeb 网站一个。"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			storetest.ExpectLines(t, found(t, s, tc.ask), tc.want...)
			defer chapters.ReadThrough(0, 1)() // as in a region of many reports
			storetest.ExpectLines(t, found(t, s, tc.ask), tc.want...)
		})
	}
	if _, err := chapters.Search(context.Background(), s, chapters.Query{Words: "，。"}); !errors.Is(err, chapters.ErrNoWords) {
		t.Errorf("no words: %v", err)
	}
	var region *catalogue.RegionError
	if _, err := chapters.Search(context.Background(), s, chapters.Query{Words: "公开", Region: "无此区"}); !errors.As(err, &region) {
		t.Errorf("an unknown region: %v", err)
	}
}

// The index follows the reports: new readings, new versions, deletions.
func TestSearchFollowsReports(t *testing.T) {
	s := texts(t, map[string]string{"320813": "收取费用。"})
	storetest.MustImport(t, s, storetest.FileOf("320813.pdf", "320813"), withText(t, "320813", "减免费用。"))
	storetest.ExpectLines(t, found(t, s, chapters.Query{Words: "收取"}))
	storetest.ExpectLines(t, found(t, s, chapters.Query{Words: "减免"}), "洪泽区: [减免]费用。")

	r := withText(t, "320813", "减免费用。")
	r.Title = "another reading of the same text"
	before := storetest.Count(t, s, "SELECT docid FROM narratives")
	storetest.MustImport(t, s, storetest.FileOf("320813.pdf", "320813"), r)
	if after := storetest.Count(t, s, "SELECT docid FROM narratives"); after != before {
		t.Errorf("the same text is entered again")
	}
	storetest.ExpectLines(t, found(t, s, chapters.Query{Words: "减免"}), "洪泽区: [减免]费用。")

	storetest.MustImport(t, s, storetest.FileOf("second.pdf", "second"), storetest.Edition(withText(t, "320813", "不收费用。"), 2))
	storetest.ExpectLines(t, found(t, s, chapters.Query{Words: "费用"}), "洪泽区: 不收[费用]。")

	storetest.MustExec(t, s, "DELETE FROM documents WHERE path = 'second.pdf'")
	storetest.ExpectLines(t, found(t, s, chapters.Query{Words: "费用"}), "洪泽区: 减免[费用]。")
}

// The index is asked for a long word by pieces. A chapter that has all of them and not the word is no hit,
// and takes the place of none.
func TestLongWords(t *testing.T) {
	s := texts(t, map[string]string{
		"320800": "基层政务公开标准化。",
		"320812": "基层政务公和务公开标准，公开标准化。",
		"320813": "推进基层政务 公开标准化工作。",
		"320826": "基层政务公，务公开标准；公开标准化",
		"320831": "基层政务公开，标准化",
	})
	defer chapters.ReadThrough(0, 1)()
	q := chapters.Query{Words: "基层政务公开标准化", Limit: 10}
	want := []string{"淮安市: [基层政务公开标准化]。", "洪泽区: 推进[基层政务 公开标准化]工作。"}
	if got := found(t, s, q); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	for offset, hit := range want {
		q.Limit, q.Offset = 1, offset
		r, err := chapters.Rank(context.Background(), s, q)
		if err != nil || len(r.Hits) != 1 || r.Weighed != len(want) || r.More || !strings.HasPrefix(hit, r.Hits[0].Region) {
			t.Errorf("from %d on: %+v, %v, want %s", offset, r, err, hit)
		}
	}
}

// What a search finds, and in which order, is the same whether the reports are read through, the newest of them are, or
// the index is asked, and with what is kept in memory as without.
func TestSearchInEveryWay(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, text := range []string{"收费。", "收费、收费。", "不收费。", "行政复议。", "复议收 费。", "收费。"} {
		for _, code := range []string{"320813", "320803", "630203"} {
			r := storetest.Plain(t, code, "", 2018+i)
			r.Sections = []annual.Section{{Ordinal: 1, Title: "概述", Text: text}, {Ordinal: 2, Title: "其他", Text: "无其他需要报告的事项。"}}
			storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(code, i), fmt.Sprint(code, i)), r)
		}
	}
	// One report is indexed anew, so that its chapters are the last that were stored, and one has a later version.
	again := storetest.Plain(t, "320813", "", 2019)
	again.Sections = []annual.Section{{Ordinal: 1, Title: "概述", Text: "收费，收费，再收费。"}}
	storetest.MustImport(t, s, storetest.FileOf("3208131", "3208131"), again)
	later := storetest.Edition(withText(t, "320813", "不再收费。"), 2)
	storetest.MustImport(t, s, storetest.FileOf("later", "later"), later)

	var asked []chapters.Query
	for _, words := range []string{"收费", "复议", "复议 收费", "收费一次", "事项", "需要报告的事项", "需要报告的事由", "无此词语"} {
		for _, q := range []chapters.Query{{}, {Region: "淮安市"}, {Region: "洪泽区", FromYear: 2019}, {ToYear: 2020}, {Level: catalogue.Counties}, {Region: "青海省", Kind: "department"}} {
			q.Words, q.Limit = words, 20
			asked = append(asked, q)
		}
	}
	answers := func() []string {
		var list []string
		for _, q := range asked {
			r, err := chapters.Rank(context.Background(), s, q)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, fmt.Sprintf("%+v: %+v", q, r))
		}
		return list
	}
	want := answers()
	if hits := strings.Count(strings.Join(want, ""), "ReportID"); hits < 100 {
		t.Fatalf("only %d hits", hits)
	}
	for _, kept := range []bool{false, true} {
		if kept {
			if err := chapters.Prepare(context.Background(), s); err != nil {
				t.Fatal(err)
			}
		}
		for _, read := range [][2]int{{0, 1}, {1, 2}, {1, 900}, {150, 900}} {
			restore := chapters.ReadThrough(read[0], read[1])
			for i, got := range answers() {
				if got != want[i] {
					t.Fatalf("in memory %v, read through %v:\n%s, want\n%s", kept, read, got, want[i])
				}
			}
			restore()
		}
	}
}
