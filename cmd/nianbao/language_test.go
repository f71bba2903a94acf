package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// Whatever a command lists or shows is in the language that is asked for. What reports print, names
// and codes are the same in both.
func TestEachCommandIsInItsLanguage(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, commandline.Incomplete, "--db", db, "import", example, faulty, "../../testdata/fixtures/department.pdf", "../../testdata/bad/truncated.pdf")
	must(t, 0, "--db", db, "correct", "1", "applications.received/total", "674", "--breaks", "--reason", "校对", "--by", "校对员")
	english := regexp.MustCompile(`\b[a-z]{3,} [a-z]{2,}\b`)
	chinese := regexp.MustCompile(`年：|份报告|个地区|（第\d+页）|未收录|增减|已读|空白|机关编号|原文为|检查未`)
	for _, args := range []string{
		"list", "list --region 330521", "list --identity doubtful", "failures", "check", "check --all", "check 1", "search 公开", "search --tables 总计", "identity-changes",
		"show 1", "show 2", "explain 1 applications.received/total", "explain 1 reconsideration.upheld", "explain 2 applications.handled/total", "tables 2", "identity 1", "correct 1",
		"compare 1 2", "compare --indicator applications.received --region 浙江省 --years 2021-2022", "compare --indicator applications.received --region 浙江省 --sum",
		"compare --indicator applications.denied --per applications.handled --region 浙江省", "crawl status",
	} {
		said := map[string]string{}
		for language, other := range map[string]*regexp.Regexp{"zh": english, "en": chinese} {
			out, messages, code := nianbao(t, "", append([]string{"--lang", language, "--db", db}, strings.Fields(args)...)...)
			if code != 0 && code != commandline.Findings {
				t.Errorf("%s in %s: exit code %d: %s", args, language, code, messages)
			}
			said[language] = out + messages
			for line := range strings.Lines(out + messages) {
				if found := other.FindString(line); found != "" {
					t.Errorf("%s in %s says %q: %s", args, language, found, line)
				}
			}
		}
		if said["zh"] != "" && said["zh"] == said["en"] && !strings.HasPrefix(args, "search") && args != "failures" && args != "tables 2" {
			t.Errorf("%s says the same in both languages: %.200s", args, said["zh"])
		}
	}
}

// Regions are chosen by their English names; one that several have is told with those that it may mean.
func TestRegionsByEnglishNames(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	if out := must(t, 0, "--db", db, "list", "--region", "Deqing County, Huzhou"); !strings.Contains(out, "330521") {
		t.Errorf("%q", out)
	}
	if out := must(t, 0, "--db", db, "show", "Deqing 2022"); !strings.Contains(out, "德清县") {
		t.Errorf("%.200s", out)
	}
	for name, words := range map[string]string{"Deqing County": "浙江省湖州市德清县 (330521), 广东省肇庆市德庆县 (441226)", "Suzhou": "江苏省苏州市 (320500), 安徽省宿州市 (341300)", "Deqingg": "Deqing County (Huzhou)"} {
		if _, messages, code := nianbao(t, "", "--db", db, "compare", "--indicator", "applications.received", "--region", name); code == 0 || !strings.Contains(messages, words) {
			t.Errorf("%s: exit code %d, %s", name, code, messages)
		}
	}
}
