package truth

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/normalize/number"
)

// loadLayout reads the truth of tables drawn by others, NAME.truth.tsv: lines that begin
// with # tell of the file, of each report whose it is, and the others have a cell each.
// Of several reports in one file it takes the first.
func loadLayout(path string) (*Report, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := &Report{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		switch {
		case f[0] == "#producer" && len(f) > 1:
			r.Producer = f[1]
		case f[0] == "#features" && len(f) > 1:
			r.Features = strings.Fields(f[1])
		case f[0] == "#report" && len(f) > 5 && f[1] == "0":
			r.Organ, r.RegionCode, r.Form = f[2], f[4], f[len(f)-1]
			if r.Year, err = strconv.Atoi(f[3]); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		case f[0] == "0" && len(f) > 6:
			c := Cell{Table: f[1], Indicator: f[2], Applicant: f[3], Raw: f[6]}
			if v := number.Read(f[6]).Value; v != nil && f[5] == "num" {
				c.Value = v.String()
			}
			r.Cells = append(r.Cells, c)
		}
	}
	return r, nil
}

// stated are the indicators of what openings of reports are known to state.
var stated = map[string]string{
	"applications": "narrative.received", "proactive": "narrative.disclosed", "reconsiderations": "narrative.reconsideration",
	"litigations": "narrative.litigation", "fees": "narrative.fees",
}

// loadOpening reads what the opening of a report states, NNN.txt, from the index of its folder.
func loadOpening(index, path string) (*Report, error) {
	f, err := os.Open(index)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var told struct {
			N       int
			Organ   string
			Region  string `json:"gb2260"`
			Year    string
			Figures []struct{ What, Value string }
		}
		if err := json.Unmarshal(lines.Bytes(), &told); err != nil {
			return nil, fmt.Errorf("%s: %w", index, err)
		}
		if fmt.Sprintf("%03d", told.N) != name {
			continue
		}
		r := &Report{Organ: told.Organ, RegionCode: told.Region, Producer: "opening", Prose: true}
		r.Year, _ = strconv.Atoi(told.Year) // "" where it is not known
		for _, s := range told.Figures {
			v := number.Read(s.Value).Value
			if stated[s.What] == "" || v == nil {
				continue
			}
			r.Cells = append(r.Cells, Cell{Table: "narrative", Indicator: stated[s.What], Value: v.String(), Raw: s.Value})
		}
		return r, nil
	}
	return nil, errors.Join(fmt.Errorf("%s: nothing about %s", index, name), lines.Err())
}
