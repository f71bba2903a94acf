package bulk

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/store"
)

// textOf is the text of a report, which names its organ and year and has no tables.
func textOf(organ string, year int) string {
	return fmt.Sprintf(`<!doctype html><html><body><h1>%s%d年政府信息公开工作年度报告</h1><p>根据《中华人民共和国政府信息公开条例》编制本报告，统计期限自%[2]d年1月1日至12月31日。</p>
<p>一、总体情况</p><p>我局主动公开政府信息57条。</p><p>二、主动公开政府信息情况</p><p>详见附件1。</p>
<p>五、存在的主要问题及改进情况</p><p>一是队伍不齐。</p><p>六、其他需要报告的事项</p><p>无。</p></body></html>`, organ, year)
}

// tableOf is the table of an appendix, below a line, with 31 permits.
func tableOf(line string) string {
	return `<!doctype html><html><body><p>` + line + `</p><table border=1><tr><td colspan=4>第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>2</td><td>1</td><td>9</td></tr>
<tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>31</td></tr></table></body></html>`
}

// pieces cuts the text of a report of testdata before lines that begin so.
func pieces(t *testing.T, before ...string) []string {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/renditions/form2021-chromium.txt")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(data)
	var list []string
	for _, line := range before {
		at := strings.Index(rest, line)
		if at < 0 {
			t.Fatalf("no %q", line)
		}
		list, rest = append(list, rest[:at]), rest[at:]
	}
	return append(list, rest)
}

// Files are put together where their names make them parts of one report and what they hold agrees; all others stay
// alone.
func TestFilesNamedAlike(t *testing.T) {
	const organ = "洪泽区园林局"
	const name = organ + "2022年政府信息公开工作年度报告"
	const joined = "洪泽区园林局, 31 on page 2, info 2 of 2"
	const alone = "; , 31 on page 1" // the table, of an organ that is not known
	text, table := textOf(organ, 2022), tableOf("")
	cut := pieces(t, "     三、收到和处理", "     四、政府信息公开行政复议")
	const wenjiang = "成都市温江区人民政府"
	for _, c := range []struct {
		what  string
		files map[string]string
		want  string // the reports
	}{
		{"an appendix", map[string]string{name + ".html": text, name + "附件.html": table}, joined},
		{"an appendix that has the title too", map[string]string{name + ".html": text, "附件1：" + name + "统计表.html": tableOf(name + "统计表")}, joined},
		{"a second part", map[string]string{name + "（一）.html": strings.Split(text, "<p>五")[0], name + "（二）.html": table}, joined},
		{"an appendix and something else", map[string]string{name + ".html": text, name + "附件1.html": table, name + "附件2.html": "<html><body><p>附件2：流程图</p></body></html>"}, joined},
		{"an appendix that names nothing, beside one report", map[string]string{name + ".html": text, "附件1 表格.html": table}, "洪泽区园林局, 31 on page 2, warning 2 of 2"},
		{"pages that have numbers alone", map[string]string{"1.txt": cut[0], "2.txt": cut[1], "3.txt": cut[2]}, wenjiang + ", 212087 on page 2, warning 3 of 3"},

		{"an appendix that names nothing, beside two", map[string]string{name + ".html": text, "洪泽区教育局2022年政府信息公开工作年度报告.html": textOf("洪泽区教育局", 2022), "附件1 表格.html": table}, "洪泽区教育局; 洪泽区园林局" + alone},
		{"an appendix that the text does not speak of", map[string]string{name + ".html": strings.Replace(text, "详见附件1", "没有", 1), "附件1 表格.html": table}, "洪泽区园林局" + alone},
		{"an appendix of another year", map[string]string{name + ".html": text, "附件1 2021年统计表.html": table}, "洪泽区园林局" + alone},
		{"an appendix of another organ", map[string]string{name + ".html": text, "附件1 教育局统计表.html": table}, "洪泽区园林局" + alone},
		{"an appendix that says another organ", map[string]string{name + ".html": text, name + "附件.html": tableOf("洪泽区教育局2022年政府信息公开工作年度报告")}, "洪泽区园林局; 洪泽区教育局, 31 on page 1"},
		{"one that says another year", map[string]string{name + ".html": text, name + "附件.html": tableOf(organ + "2021年政府信息公开工作年度报告")}, "洪泽区园林局; 洪泽区园林局, 31 on page 1"},
		{"reports with numbers", map[string]string{"1.html": text, "2.html": textOf("洪泽区教育局", 2022)}, "洪泽区园林局; 洪泽区教育局"},
		{"a report and the page of another, with numbers", map[string]string{"1.html": text, "2.html": table}, "洪泽区园林局" + alone},
		{"pages of which one is missing", map[string]string{"1.txt": cut[0], "3.txt": cut[2]}, wenjiang + ", 212087 on page 2"},
		{"a page that is there twice", map[string]string{name + "（一）.html": text, name + "（二）.html": text + "<!-- -->"}, "洪泽区园林局; 洪泽区园林局"},
	} {
		t.Run(c.what, func(t *testing.T) {
			dir := t.TempDir()
			for file, content := range c.files {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			first := importing(t, s, InThreads, dir)
			got := strings.Split(told(t, s), "; ")
			want := strings.Split(c.want, "; ")
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%q, want %q (%s)", got, want, first)
			}
		})
	}
}

// A part that comes later, or is another, makes the report be read again; one that is gone leaves it as it is. It is found in an
// archive and by the addresses of a manifest too.
func TestFilesNamedAlikeComeAndGo(t *testing.T) {
	const name = "洪泽区园林局2022年政府信息公开工作年度报告"
	dir := t.TempDir()
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	folder := filepath.Join(dir, "2022")
	write := func(file, content string) {
		t.Helper()
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(step, outcomes, report string) {
		t.Helper()
		if got := importing(t, s, InProcesses, folder); got != outcomes {
			t.Errorf("%s: %s, want %s", step, got, outcomes)
		}
		if got := told(t, s); got != report {
			t.Errorf("%s: %s, want %s", step, got, report)
		}
	}
	write(name+".html", textOf("洪泽区园林局", 2022))
	expect("the text alone", name+".html added", "洪泽区园林局")
	write(name+"附件.html", tableOf(""))
	expect("its tables", fmt.Sprintf("%s.html known; %[1]s附件.html joined %[1]s.html; %[1]s.html reread", name), "洪泽区园林局, 31 on page 2, info 2 of 2")
	expect("once more", fmt.Sprintf("%s.html known; %[1]s附件.html joined %[1]s.html", name), "洪泽区园林局, 31 on page 2, info 2 of 2")
	write(name+"附件.html", strings.Replace(tableOf(""), ">31<", ">32<", 1))
	expect("other tables", fmt.Sprintf("%s.html reread; %[1]s附件.html joined %[1]s.html", name), "洪泽区园林局, 32 on page 2, info 2 of 2")
	if err := os.Remove(filepath.Join(folder, name+"附件.html")); err != nil {
		t.Fatal(err)
	}
	expect("the tables are gone", name+".html failed not-found", "洪泽区园林局, 32 on page 2, info 2 of 2")

	const want = "洪泽区园林局, 31 on page 2, info 2 of 2"
	for arg, want := range map[string]string{archiveOf(t, dir, name): "洪泽区园林局, 31 on page 1; " + want, manifestOf(t, dir, name): want} {
		other, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
		if err != nil {
			t.Fatal(err)
		}
		importing(t, other, InThreads, arg)
		if got := told(t, other); got != want {
			t.Errorf("%s: %s, want %s", filepath.Base(arg), got, want)
		}
		other.Close()
	}
}

// archiveOf makes an archive with a text and its tables, and further tables in another folder.
func archiveOf(t *testing.T, dir, name string) string {
	t.Helper()
	var b bytes.Buffer
	writeZip(t, &b, "a/"+name+".html", textOf("洪泽区园林局", 2022), "a/"+name+"附件.html", tableOf(""), "b/"+name+"附件2.html", tableOf("附件2"))
	path := filepath.Join(dir, "a.zip")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// manifestOf makes a list of the same, of a crawler that keeps them under other names.
func manifestOf(t *testing.T, dir, name string) string {
	t.Helper()
	list := "path,url\n"
	for i, content := range []string{textOf("洪泽区园林局", 2022), tableOf("")} {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint("object", i)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		list += fmt.Sprintf("object%d,https://www.example.gov.cn/2022/%s%s.html\n", i, name, []string{"", "附件"}[i])
	}
	path := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(path, []byte(list), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
