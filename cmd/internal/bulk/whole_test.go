package bulk

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// pagesOf returns the three pages on which a site shows a report, each with the calls or links
// that lead to the others. The table of the second page has 31 permits.
func pagesOf(links func(number int) string) []string {
	const title = "<h1>洪泽区园林局2022年政府信息公开工作年度报告</h1>"
	texts := []string{
		"<p>根据《中华人民共和国政府信息公开条例》编制本报告。</p><p>一、总体情况</p><p>我局主动公开政府信息57条。</p>",
		`<p>二、主动公开政府信息情况</p><table border=1><tr><td colspan=4>第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>2</td><td>1</td><td>9</td></tr>
<tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>31</td></tr></table>`,
		"<p>五、存在的主要问题及改进情况</p><p>一是队伍不齐。</p><p>六、其他需要报告的事项</p><p>无。</p>",
	}
	var pages []string
	for i, text := range texts {
		pages = append(pages, "<!doctype html><html><head><title>洪泽区园林局</title></head><body>"+title+`<div class="TRS_Editor">`+text+"</div>"+links(i+1)+"</body></html>")
	}
	return pages
}

// byScript has the links made by the script that pages of TRS call.
func byScript(number int) string {
	return fmt.Sprintf(`<div class=page><script>createPageHTML(3, %d, "t20230112_405", "html");</script></div>`, number-1)
}

// byLinks has them as they are seen.
func byLinks(number int) string {
	names := []string{"nb.html", "nb_2.html", "nb_3.html"}
	text := "<div class=page>"
	for i, name := range names {
		if i+1 == number {
			text += "<span>" + fmt.Sprint(number) + "</span> "
			continue
		}
		text += fmt.Sprintf(`<a href="%s">%d</a> `, name, i+1)
	}
	return text + "</div>"
}

func importing(t *testing.T, s *database.DB, isolation Isolation, args ...string) string {
	t.Helper()
	return outcomes(t, Config{Store: s, Args: args, Isolation: isolation, Limits: ingest.DefaultLimits()})
}

// outcomes returns what became of each source of an import.
func outcomes(t *testing.T, config Config) string {
	t.Helper()
	var got []string
	config.Workers, config.BatchSize, config.BatchAge = 1, 1, time.Second
	config.Report = func(r Result) error {
		got = append(got, fmt.Sprintf("%s %s%s%s", filepath.Base(r.Path), r.Outcome, strings.TrimSuffix(" "+filepath.Base(r.Whole), " ."), strings.TrimSuffix(" "+r.Fault.Kind, " ")))
		return nil
	}
	if _, err := Run(context.Background(), config); err != nil {
		t.Fatal(err)
	}
	return strings.Join(got, "; ")
}

// told returns the finding on the parts of the only report, and where its permits are read.
func told(t *testing.T, s *database.DB) string {
	t.Helper()
	list, err := reports.List(context.Background(), s, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, i := range list {
		stored, err := reports.Load(context.Background(), s, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		line := stored.Report.Organ
		for _, o := range stored.Report.Observations {
			if o.Indicator == "disclosure.permits.decisions" && o.Value != nil {
				line += fmt.Sprintf(", %s on page %d", o.Value, o.Place.Page)
			}
		}
		at := slices.IndexFunc(stored.Report.Findings, func(f annual.Finding) bool { return f.Code == "report-parts" })
		if at >= 0 {
			f := stored.Report.Findings[at]
			line += fmt.Sprintf(", %s %s of %s", f.Severity, f.Left, f.Right)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

// The pages of an article are one report, whose figures are placed on the page that has them.
// A page that is missing is told; when it is there, the report is read again.
func TestPagesOfAnArticle(t *testing.T) {
	for _, c := range []struct {
		name  string
		links func(int) string
		files []string
	}{
		{"script", byScript, []string{"t20230112_405.html", "t20230112_405_1.html", "t20230112_405_2.html"}},
		{"links", byLinks, []string{"nb.html", "nb_2.html", "nb_3.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s, err := store.Open(filepath.Join(dir, "reports.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			pages := pagesOf(c.links)
			write := func(i int) {
				if err := os.WriteFile(filepath.Join(dir, c.files[i]), []byte(pages[i]), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			write(0)
			write(1)
			arg := dir
			expect := func(step, outcomes, report string) {
				t.Helper()
				if got := importing(t, s, InThreads, arg); got != outcomes {
					t.Errorf("%s: %s, want %s", step, got, outcomes)
				}
				if got := told(t, s); got != report {
					t.Errorf("%s: %s, want %s", step, got, report)
				}
			}
			expect("the last is missing", fmt.Sprintf("%s added; %s joined %[1]s", c.files[0], c.files[1]), "洪泽区园林局, 31 on page 2, error 2 of 3")
			write(2)
			expect("it is there", fmt.Sprintf("%s reread; %s joined %[1]s; %[3]s joined %[1]s", c.files[0], c.files[1], c.files[2]), "洪泽区园林局, 31 on page 2, info 3 of 3")
			expect("once more", fmt.Sprintf("%s known; %s joined %[1]s; %[3]s joined %[1]s", c.files[0], c.files[1], c.files[2]), "洪泽区园林局, 31 on page 2, info 3 of 3")
			for _, file := range c.files[1:] {
				if err := os.Remove(filepath.Join(dir, file)); err != nil {
					t.Fatal(err)
				}
			}
			expect("both are gone", fmt.Sprintf("%s reread", c.files[0]), "洪泽区园林局, error 1 of 3")
			write(1)
			arg = filepath.Join(dir, c.files[1])
			expect("the second comes alone", fmt.Sprintf("%s joined %s; %[2]s reread", c.files[1], c.files[0]), "洪泽区园林局, 31 on page 2, error 2 of 3")
			write(2)
			arg = dir
			pages[1] = strings.Replace(pages[1], ">31<", ">32<", 1)
			write(1)
			expect("another second page", fmt.Sprintf("%s reread; %s joined %[1]s; %[3]s joined %[1]s", c.files[0], c.files[1], c.files[2]), "洪泽区园林局, 32 on page 2, info 3 of 3")
		})
	}
}

// The others are found in an archive and in a manifest too, and by worker processes.
func TestPagesElsewhere(t *testing.T) {
	dir := t.TempDir()
	archive, manifest := filepath.Join(dir, "a.zip"), filepath.Join(dir, "list.csv")
	file, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(file)
	rows := "path,url\n"
	for i, page := range pagesOf(byScript) {
		name := strings.Replace(fmt.Sprintf("t20230112_405_%d.html", i), "_0.", ".", 1)
		w, err := z.Create("2022/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(page)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint("object", i)), []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		rows += fmt.Sprintf("object%d,https://www.example.gov.cn/yl/2022/%s\n", i, name)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(manifest, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		arg, want string
		isolation Isolation
	}{
		{archive, "t20230112_405.html added; t20230112_405_1.html joined t20230112_405.html; t20230112_405_2.html joined t20230112_405.html", InProcesses},
		{manifest, "object0 added; object1 joined object0; object2 joined object0", InProcesses},
		{manifest, "object0 added; object1 joined object0; object2 joined object0", InThreads},
	} {
		s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
		if err != nil {
			t.Fatal(err)
		}
		if got := importing(t, s, c.isolation, c.arg); got != c.want {
			t.Errorf("%s: %s, want %s", filepath.Base(c.arg), got, c.want)
		}
		const want = "洪泽区园林局, 31 on page 2, info 3 of 3"
		if got := told(t, s); got != want {
			t.Errorf("%s: %s, want %s", filepath.Base(c.arg), got, want)
		}
		list, err := reports.List(t.Context(), s, reports.Filter{})
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		stored, err := reports.Load(t.Context(), s, list[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		second, page, err := reports.FileAt(t.Context(), s, stored.Document, 2)
		if err != nil || page != 1 || filepath.Base(second.Path) != strings.Split(strings.Split(c.want, "; ")[1], " ")[0] {
			t.Errorf("%s: page 2 is page %d of %s, %v", filepath.Base(c.arg), page, second.Path, err)
		}
		// The database finds all of them again.
		summary, err := Run(t.Context(), Config{Store: s, Reread: &reports.Filter{}, Workers: 1, Isolation: InThreads, Limits: ingest.DefaultLimits(), BatchSize: 1,
			BatchAge: time.Second, Report: func(Result) error { return nil }})
		if err != nil || summary.Outcomes[store.Unchanged] != 1 || summary.Done() != 1 {
			t.Errorf("%s: read again, %v, %v", filepath.Base(c.arg), summary.Outcomes, err)
		}
		if got := told(t, s); got != want {
			t.Errorf("%s: read again, %s, want %s", filepath.Base(c.arg), got, want)
		}
		s.Close()
	}
}
