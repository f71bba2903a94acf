package scope

import (
	_ "embed"
	"reflect"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/normalize/number"
)

//go:embed testdata/sentences.tsv
var sentences string

// TestWordings checks each wording by the sentences that stand beside it.
func TestWordings(t *testing.T) {
	w := loadWordings()
	for _, wording := range w.Wordings {
		for _, s := range wording.Fits {
			if got := w.said(s); got != wording.Scope {
				t.Errorf("%s: %q says %q, want %q", wording.What, s, got, wording.Scope)
			}
		}
		for _, s := range wording.Not {
			if wording.re.MatchString(w.uncited(s)) {
				t.Errorf("%s: fits %q", wording.What, s)
			}
		}
	}
	for _, wording := range w.Counts {
		for _, s := range wording.Fits {
			if got, _ := w.counted(s); got != "" && got == wording.Scope {
				continue
			}
			t.Errorf("%q is no count of %s", s, wording.Scope)
		}
		for _, s := range wording.Not {
			if got, n := w.counted(s); got != "" {
				t.Errorf("%q counts %s of %s", s, n, got)
			}
		}
	}
}

// TestSentences reads each sentence as the only one of a government's report.
func TestSentences(t *testing.T) {
	for line := range strings.Lines(sentences) {
		want, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		r := &annual.Report{OrganKind: identity.Government, Identity: identity.Certain, Year: 2020,
			Sections: []annual.Section{{Text: "为做好工作。" + text + "。報告 公開 以下從略。"}}}
		got := Read(r)
		scope := annual.Scope(want)
		if want == "none" {
			scope, text = annual.UnknownScope, ""
		}
		if got.Scope != scope || got.Sentence != text {
			t.Errorf("%s: %q is %s by %q", want, text, got.Scope, got.Sentence)
		}
	}
}

func TestRead(t *testing.T) {
	const (
		unknown  = annual.UnknownScope
		own      = annual.OwnScope
		area     = annual.AreaScope
		district = "2024年全区共收到政府信息公开申请95件"
		office   = "2024年，区政府办公室共收到政府信息公开申请17件"
	)
	for _, tc := range []struct {
		name     string
		kind     identity.Kind
		state    identity.State
		year     int
		text     string
		received string // by the table, "" without one
		scope    annual.Scope
		sentence string
		conflict *Conflict
	}{
		{"a government that does not say", identity.Government, identity.Certain, 2024, "编制本报告。", "95", unknown, "", nil},
		{"the area's applications are in the table", identity.Government, identity.Certain, 2024, district + "。", "95", area, district, nil},
		{"without a table they tell nothing", identity.Government, identity.Certain, 2024, district + "。", "", unknown, "", nil},
		{"the organ's applications are in the table", identity.Government, identity.Certain, 2024, office + "。", "17", own, office, nil},
		{"the organ's are not those of the table", identity.Government, identity.Certain, 2024, office + "。", "95", unknown, "", &Conflict{office, "17", "95", true}},
		{"which is that of the area, as the text says", identity.Government, identity.Certain, 2024, office + "，" + "完成办理。" + district + "。", "95", area, district,
			&Conflict{office + "，" + "完成办理", "17", "95", true}},
		{"the area's are not those of the table", identity.Government, identity.Certain, 2024, district + "。", "17", unknown, "", &Conflict{district, "95", "17", true}},
		{"two sentences against each other", identity.Department, identity.Certain, 2024, "本报告数据仅统计局机关。本报告数据包括下属单位。", "", unknown, "",
			&Conflict{"本报告数据仅统计局机关", "本报告数据仅统计局机关", "本报告数据包括下属单位", false}},
		{"a department, by the Regulations", identity.Department, identity.Certain, 2024, "编制本报告。", "3", own, "", nil},
		{"a department of which it is not sure", identity.Department, identity.Doubtful, 2024, "编制本报告。", "3", unknown, "", nil},
		{"a department with organs below it", identity.Department, identity.Certain, 2024, "下属单位公开信息30条。", "3", unknown, "", nil},
		{"a department that counts for its system", identity.Department, identity.Certain, 2024, "2024年，我局系统主动公开信息30条。", "3", unknown, "", nil},
		{"a department on its whole system", identity.Department, identity.Certain, 2024, "本报告根据条例编制，汇总全系统各单位情况形成。", "3", area,
			"本报告根据条例编制，汇总全系统各单位情况形成", nil},
		{"a township of 2015, by the Regulations of then", identity.Township, identity.Certain, 2015, "编制本报告。", "", own, "", nil},
		{"a township of 2021", identity.Township, identity.Certain, 2021, "编制本报告。", "", unknown, "", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := &annual.Report{OrganKind: tc.kind, Identity: tc.state, Year: tc.year, Sections: []annual.Section{{Text: tc.text}}}
			if tc.received != "" {
				n, err := number.ParseDecimal(tc.received)
				if err != nil {
					t.Fatal(err)
				}
				r.Observations = []annual.Observation{{Indicator: "applications.received", Applicant: "total", Value: &n, Status: annual.Read}}
			}
			got := Read(r)
			if got.Scope != tc.scope || got.Sentence != tc.sentence {
				t.Errorf("%s by %q, want %s by %q", got.Scope, got.Sentence, tc.scope, tc.sentence)
			}
			if !reflect.DeepEqual(got.Conflict, tc.conflict) {
				t.Errorf("conflict %+v, want %+v", got.Conflict, tc.conflict)
			}
		})
	}
}
