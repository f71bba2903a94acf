package identity

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/gazetteer"
)

// styles are the ways in which the organs of all regions are named: by a title, by a title
// over two lines, and by the wordings of a preamble.
var styles = []func(organ string) []string{
	func(organ string) []string { return []string{organ + "2023年政府信息公开工作年度报告"} },
	func(organ string) []string { return []string{"2023年" + organ + "政府信息公开年度报告"} },
	func(organ string) []string { return []string{organ, "2023年政府信息公开工作年度报告"} },
	func(organ string) []string {
		return []string{"现公布" + organ + "2023年政府信息公开工作年度报告。"}
	},
	func(organ string) []string {
		return []string{organ + "关于2023年度政府信息公开工作的年度报告"}
	},
	func(organ string) []string {
		return []string{"本报告由" + organ + "根据条例编制。统计期限自2023年1月1日起至12月31日止。"}
	},
}

// organsIn names organs of all kinds in a region: its government and the office of it,
// three departments, the tax office, and two townships, a street and a zone that the table
// has there.
func organsIn(r gazetteer.Region) []string {
	full := gazetteer.FullName(r, 2023)
	organs := []string{full + "人民政府", full + "人民政府办公室", full + "教育局", full + "卫生健康局", full + "市场监督管理局",
		"国家税务总局" + full + "税务局"}
	townships, street, zone := 0, "", "经济开发区"
	for _, t := range gazetteer.TownshipsOf(r.Code) {
		switch {
		case !hanName.MatchString(t.Name): // 港口物流产业园-永安洲镇

		case townships < 2 && (strings.HasSuffix(t.Name, "镇") || strings.HasSuffix(t.Name, "乡")):
			townships++
			organs = append(organs, full+t.Name+"人民政府")
		case street == "" && strings.HasSuffix(t.Name, "街道"):
			street = full + t.Name + "办事处"
			organs = append(organs, street)
		case zone == "经济开发区" && strings.HasSuffix(t.Name, "开发区"):
			zone = t.Name
		}
	}
	return append(organs, full+strings.TrimPrefix(zone, full)+"管理委员会")
}

var hanName = regexp.MustCompile(`^\p{Han}+$`)

// The organs of all regions, named in six ways: of a part of them, or of all where
// NIANBAO_ALL_REGIONS is set. None may be wrong without a doubt.
func TestEveryRegion(t *testing.T) {
	step := 97 // another prime shows others
	if os.Getenv("NIANBAO_ALL_REGIONS") != "" {
		step = 1
	}
	asked, right := 0, 0
	for k, r := range gazetteer.Regions() {
		if k%step != 0 || r.ValidTo != 0 {
			continue
		}
		for _, organ := range organsIn(r) {
			for _, style := range styles {
				lines := style(organ)
				o := openingOf(append(lines, "一、总体情况", "二、主动公开政府信息情况")...)
				id := o.Identity
				asked++
				switch {
				case id.Region.Code == r.Code && o.Year == 2023 && (id.Organ == organ || id.Organ == organ[strings.Index(organ, r.Name):]):
					right++
				case id.State == Certain && id.Confidence >= sureOfRegion:
					t.Errorf("wrong: %q: %q, %s, %d", lines, id.Organ, id.Region.Code, o.Year)
				default:
					t.Logf("missed: %q: %q, %s, %d", lines, id.Organ, id.Region.Code, o.Year)
				}
			}
		}
	}
	t.Logf("%d of %d right", right, asked)
	const least = 0.995
	if float64(right) < least*float64(asked) {
		t.Errorf("%d of %d right", right, asked)
	}
}

// A name that several regions share is decided by the names around it alone.
func TestSharedNames(t *testing.T) {
	shared := make(map[string][]gazetteer.Region)
	for _, r := range gazetteer.Regions() {
		if r.ValidTo == 0 && r.Level() == gazetteer.CountyLevel {
			shared[r.Name] = append(shared[r.Name], r)
		}
	}
	for name, regions := range shared {
		if len(regions) < 2 || gazetteer.IsGenericName(name) {
			continue
		}
		for _, tail := range []string{"人民政府", "商务局"} {
			title := name + tail + "2023年政府信息公开工作年度报告"
			if id := openingOf(title, "一、总体情况").Identity; id.Region.Code != "" || len(id.Candidates) != len(regions) {
				t.Errorf("%s: %s, %v", title, id.Region.Code, id.Candidates)
			}
			for _, r := range regions {
				for _, wider := range r.Ancestors(2023) {
					if slices.ContainsFunc(regions, func(o gazetteer.Region) bool { return o.Code != r.Code && o.Within(wider) }) {
						continue // that does not tell them apart
					}
					id := openingOf(title, "一、总体情况", "根据"+wider.Name+"的统一部署,公开信息5条。").Identity
					if id.Region.Code != r.Code {
						t.Errorf("%s, %s: %q", title, wider.Name, id.Region.Code)
					}
				}
			}
		}
	}
}

// A county whose name was given up years before names no report of now for certain.
func TestFormerRegionsAreInDoubt(t *testing.T) {
	county := gazetteer.Region{}
	for _, r := range gazetteer.RegionsNamed("绍兴县") {
		county = r
	}
	if county.ValidTo == 0 {
		t.Fatalf("%+v", county)
	}
	for after, want := range map[int]State{0: Certain, 1: Certain, 2: Doubtful, 8: Doubtful} {
		year := county.ValidTo + after
		id := openingOf(fmt.Sprintf("绍兴县水利局%d年政府信息公开工作年度报告", year), "一、总体情况").Identity
		if id.Region.Code != county.Code || id.State != want || strings.Contains(id.Evidence, "只用到") != (want == Doubtful) {
			t.Errorf("%d: %s %s, %s (%s)", year, id.Region.Code, id.Region.Name, id.State, id.Evidence)
		}
	}
}

// A township whose name others have is placed by the names around it alone.
func TestSharedTownships(t *testing.T) {
	for _, name := range []string{"城关镇", "太平镇", "兴隆镇", "东城街道", "新华街道", "和平乡"} {
		list := gazetteer.TownshipsNamed(name)
		title := name + "2023年政府信息公开工作年度报告"
		if id := openingOf(title, "一、总体情况").Identity; id.Region.Code != "" || id.State == Certain || len(id.Candidates) < 5 {
			t.Errorf("%s: %s, %s", title, id.Region.Code, id.State)
		}
		counties := make(map[string]int)
		for _, township := range list {
			counties[township.Region.Name]++
		}
		for _, township := range list {
			r := township.Region
			if r.ValidTo != 0 || township.Last < 2023 || counties[r.Name] > 1 || gazetteer.IsGenericName(r.Name) || len(r.Name) < 3*gazetteer.HanBytes {
				continue
			}
			id := openingOf(title, "一、总体情况", "在"+r.Name+"人民政府网站公开信息5条。").Identity
			if id.Region.Code != r.Code || id.TownshipCode != township.Code {
				t.Errorf("%s, %s: %s %s, want %s %s", title, r.Name, id.Region.Code, id.TownshipCode, r.Code, township.Code)
			}
		}
	}
}

// A region whose name ends with that of another is not that other: 安县 does not stand in 吉安县.
func TestNameInLongerName(t *testing.T) {
	tried := 0
	for _, name := range []string{"太平镇", "兴隆镇", "和平乡", "城关镇", "新华镇", "石桥镇", "永安镇", "双河镇", "三合镇", "大河镇"} {
		for _, township := range gazetteer.TownshipsNamed(name) {
			r := township.Region
			if r.ValidTo != 0 || township.Last < 2020 || !endsWithAnother(r.Name) {
				continue
			}
			tried++
			title := name + "人民政府2020年政府信息公开工作年度报告"
			id := openingOf(title, "如对本报告有疑问,请与我镇联系(地址:"+r.Name+name+"人民路1号)。").Identity
			if id.Region.Name != r.Name && id.Region.Code != "" {
				t.Errorf("%s in %s: %s %s", name, r.Name, id.Region.Name, id.State)
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d townships lie in a region whose name ends with that of another", tried)
	}
}

func endsWithAnother(name string) bool {
	return slices.ContainsFunc(gazetteer.Regions(), func(r gazetteer.Region) bool {
		return r.Name != name && strings.HasSuffix(name, r.Name)
	})
}
