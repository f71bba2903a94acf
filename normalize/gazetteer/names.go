package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// NameTable finds region names in text. All names are of Han characters of
// three bytes each, so that lengths are counted in bytes and no text is copied.
type NameTable struct {
	Full    map[string][]Region // official names, and the usual short forms of autonomous ones
	Stems   map[string][]Region // names without 省, 市, 区, 县 and the like
	longest map[string]int      // first character to the length of the longest name that begins with it
}

//go:embed regions/short.csv
var shortNamesCSV string // what regions with long names call themselves

// HanBytes are the bytes of a Han character in UTF-8.
const HanBytes = 3

// Names returns the table of all names, made once.
var Names = sync.OnceValue(func() *NameTable {
	x := &NameTable{
		Full:    make(map[string][]Region),
		Stems:   make(map[string][]Region),
		longest: make(map[string]int),
	}
	all := loadRegions().all
	for _, r := range all {
		x.Full[r.Name] = append(x.Full[r.Name], r)
	}
	short := make(map[string][]Region)
	for _, r := range all {
		stem := regionStem(r.Name)
		if utf8.RuneCountInString(stem) < 2 {
			continue
		}
		x.Stems[stem] = append(x.Stems[stem], r)
		// 恩施州 and 民和县 are how the autonomous regions call themselves.
		for _, suffix := range []string{"自治区", "州", "县", "旗"} {
			if suffix == "自治区" && strings.HasSuffix(r.Name, suffix) {
				if stem != "内蒙古" {
					short[stem+suffix] = append(short[stem+suffix], r)
				}
				continue
			}
			if !strings.HasSuffix(r.Name, "自治"+suffix) {
				continue
			}
			if suffix == "州" { // 湘西自治州
				short[stem+"自治州"] = append(short[stem+"自治州"], r)
			}
			if _, taken := x.Full[stem+suffix]; !taken {
				short[stem+suffix] = append(short[stem+suffix], r)
			}
		}
	}
	for name, regions := range short {
		x.Full[name] = regions
	}
	for _, row := range strings.Split(strings.TrimSpace(shortNamesCSV), "\n")[1:] {
		code, name, _ := strings.Cut(row, ",")
		x.Full[name] = append(x.Full[name], loadRegions().byCode[code]...)
	}
	for _, names := range []map[string][]Region{x.Full, x.Stems} {
		for name := range names {
			first := name[:HanBytes]
			x.longest[first] = max(x.longest[first], len(name))
		}
	}
	return x
})

// NameAt returns the longest full name that begins at the byte, or "".
func (x *NameTable) NameAt(text string, at int) string {
	return x.LongestAt(x.Full, text, at)
}

// StemAt returns the longest stem that begins at the byte, or "".
func (x *NameTable) StemAt(text string, at int) string {
	return x.LongestAt(x.Stems, text, at)
}

// LongestAt returns the longest of the names that begins at the byte, or "". The names
// are Full or Stems.
func (x *NameTable) LongestAt(names map[string][]Region, text string, at int) string {
	if at+2*HanBytes > len(text) {
		return ""
	}
	longest := min(x.longest[text[at:at+HanBytes]], len(text)-at)
	for n := longest - longest%HanBytes; n >= 2*HanBytes; n -= HanBytes {
		if _, ok := names[text[at:at+n]]; ok {
			return text[at : at+n]
		}
	}
	return ""
}

// Spelt reports whether the text has the name, and not only as the end of a longer one: 云县 does
// not stand in 缙云县.
func (x *NameTable) Spelt(text, name string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return false
		}
		at += from
		if !x.endsLonger(text, at, at+len(name)) {
			return true
		}
		from = at + len(name)
	}
}

// endsLonger reports whether what stands between the bytes is the end of a longer name.
func (x *NameTable) endsLonger(text string, at, end int) bool {
	const longest = 15 // characters of a name
	for start := at - HanBytes; start >= 0 && end-start <= longest*HanBytes && utf8.RuneStart(text[start]); start -= HanBytes {
		if start+len(x.NameAt(text, start)) == end {
			return true
		}
	}
	return false
}

// genericNames are region names that prose uses in their plain sense.
var genericNames = []string{"城区", "郊区", "矿区", "东区", "西区", "和县", "新县"}

// IsGenericName reports whether prose uses the name in its plain sense, as 城区.
func IsGenericName(name string) bool { return slices.Contains(genericNames, name) }

// peoples are the nationalities in the names of autonomous regions, with and
// without 族, longest first where one ends another.
var peoples = []string{
	"柯尔克孜族", "柯尔克孜", "哈萨克族", "哈萨克", "维吾尔族", "维吾尔", "达斡尔族", "鄂温克族", "鄂伦春", "塔吉克", "锡伯",
	"蒙古族", "蒙古", "朝鲜族", "土家族", "布依族", "哈尼族", "景颇族", "傈僳族", "拉祜族", "布朗族", "纳西族", "普米族",
	"独龙族", "仫佬族", "仡佬族", "毛南族", "裕固族", "保安族", "东乡族", "撒拉族", "各族", "藏族", "羌族", "彝族", "苗族",
	"侗族", "壮族", "傣族", "白族", "回族", "满族", "瑶族", "畲族", "黎族", "水族", "佤族", "怒族", "土族",
}

// regionStem cuts what a name says about the kind of region: 淮安 for 淮安市,
// 恩施 for 恩施土家族苗族自治州. It is empty where nothing else is left.
func regionStem(name string) string {
	for _, suffix := range []string{"自治区", "自治州", "自治县", "自治旗"} {
		if stem, ok := strings.CutSuffix(name, suffix); ok {
			if stem == "内蒙古" {
				return stem
			}
			return cutPeoples(stem)
		}
	}
	for _, suffix := range []string{"地区", "林区", "特区", "省", "市", "盟", "区", "县", "旗"} {
		if stem, ok := strings.CutSuffix(name, suffix); ok {
			return stem
		}
	}
	return name
}

func cutPeoples(stem string) string {
	for {
		i := slices.IndexFunc(peoples, func(p string) bool { return strings.HasSuffix(stem, p) })
		if i < 0 {
			return stem
		}
		stem = strings.TrimSuffix(stem, peoples[i])
	}
}

// WithoutKind returns the regions of today that people call by a name without what kind of region it is: 扬州 for
// 扬州市.
func WithoutKind(stem string) []Region {
	var list []Region
	for _, r := range loadRegions().all {
		if r.ValidTo == 0 && r.Name != stem && regionStem(r.Name) == stem {
			list = append(list, r)
		}
	}
	return list
}
