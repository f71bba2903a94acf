package report

import (
	"encoding/csv"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"

	"nianbao/testdata/internal/invented"
)

// regionFile is the table of divisions; it is read as data only.
const regionFile = "normalize/gazetteer/regions/regions.csv"

// A division is a row of that table.
type division struct {
	code, name, parent string
	from               int // first year, 0: always
}

// An Atlas knows the divisions that reports can come from.
type Atlas struct {
	byCode map[string]division
	list   []division     // prefectures and counties
	named  map[string]int // how many bear a name
}

// ReadAtlas reads the table of divisions.
func ReadAtlas() (*Atlas, error) {
	f, err := os.Open(regionFile)
	if err != nil {
		return nil, fmt.Errorf("run from the root of the repository: %w", err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", regionFile, err)
	}
	a := &Atlas{byCode: map[string]division{}, named: map[string]int{}}
	for _, c := range records[1:] {
		from, _ := strconv.Atoi(c[3]) // empty: always
		d := division{c[0], c[1], c[2], from}
		a.byCode[d.code] = d
		a.named[d.name]++
		if d.parent != "" && c[4] == "" {
			a.list = append(a.list, d)
		}
	}
	return a, nil
}

// Pick returns an organ that existed in a year: its name, its department (""
// for a government), the short name of its place, and its region.
func (a *Atlas) Pick(rng *rand.Rand, year int) (organ, department, place, code string) {
	d := a.list[rng.Intn(len(a.list))]
	for d.from > year {
		d = a.list[rng.Intn(len(a.list))]
	}
	place = d.name
	parent := a.byCode[d.parent]
	// 市辖区 share their names; a county is known without its prefecture where
	// no other has its name.
	if a.named[d.name] > 1 || strings.HasSuffix(d.name, "区") || rng.Intn(3) == 0 {
		place = parent.name + d.name
		if a.byCode[parent.parent].name != "" && rng.Intn(8) == 0 {
			place = a.byCode[parent.parent].name + place
		}
	}
	if rng.Intn(3) == 0 {
		department = invented.Departments[rng.Intn(len(invented.Departments))]
		return place + department, department, d.name + department, d.code
	}
	return place + "人民政府", "", d.name, d.code
}
