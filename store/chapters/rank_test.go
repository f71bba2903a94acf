package chapters_test

import (
	"context"
	"fmt"
	"testing"
	"unicode"

	"nianbao/normalize/annual"
	"nianbao/store/chapters"
	"nianbao/store/storetest"
)

// Chapters come with the best match first: what says the word often, and of what says as much the
// newest, in whichever order they were stored.
func TestBestFirst(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		year int
		text string
	}{
		{2023, "收费一次。"}, {2019, "收费、收费、收费。"}, {2021, "收费一次。"}, {2022, "收费一次，其余都是不相干的话，越说越多，越说越长，没有尽头，也没有重点。"},
	} {
		report := storetest.Plain(t, "320813", "", r.year)
		report.Sections = []annual.Section{{Ordinal: 1, Title: "概述", Text: r.text}}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), r.text+fmt.Sprint(i)), report)
	}
	found, err := chapters.Rank(context.Background(), s, chapters.Query{Words: "收费", Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	var years []int
	for _, h := range found.Hits {
		years = append(years, h.Year)
	}
	if fmt.Sprint(years) != "[2019 2023 2021]" || found.Weighed != 4 || found.More {
		t.Errorf("years %v of %d, more %v", years, found.Weighed, found.More)
	}
}

// The amounts of the sentences with a word are pulled out, in 元, each with what makes it unclear.
func TestAmounts(t *testing.T) {
	s := texts(t, map[string]string{
		"320803": "采购货物300万元。全年收取信息处理费 12.5 万元。",
		"320804": "信息处理费每件100元；收取信息处理费约1,200元。",
		"320813": "收取信息处理费380元，减免20元。2020年以来累计收取信息处理费0.3亿元。",
		"630203": "未收取信息处理费。",
	})
	hits, err := chapters.Search(context.Background(), s, chapters.Query{Words: "信息处理费", Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, h := range hits {
		for _, a := range h.Amounts {
			got[h.Region] += fmt.Sprintf("%s=%s %s; ", a.Printed, a.Yuan, a.Doubt)
		}
	}
	want := map[string]string{
		"淮安区": "12.5万元=125000 ; ",
		"淮阴区": "每件100元= price; 约1,200元=1200 approximate; ",
		"洪泽区": "380元=380 several; 20元=20 several; 0.3亿元=30000000 cumulative; ",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// Words are counted without regard to spaces and capitals, for all letters that have them.
func TestCompact(t *testing.T) {
	for text, want := range map[string]string{
		"信息\u3000公 开\nＷEB 网站": "信息公开\nｗeb网站",
		"ÄÖ Ж\u00a0ꙀꞋ":        "äöжꙁꞌ",
	} {
		if got := chapters.Compact(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for r := rune(0x3001); r < 0xa000; r++ {
		if unicode.IsSpace(r) || unicode.ToLower(r) != r {
			t.Errorf("%U is a space or a capital", r)
		}
	}
}
