package textview

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"nianbao/store/reports"
)

// fieldNames are those of the fields in which identities differ, in both languages.
var fieldNames = map[string]string{
	"organ": "机关 organ", "organ_kind": "机关类型 kind of organ", "region": "地区 region", "township": "乡镇街道 township",
	"year": "年度 year", "identity": "归属 identity",
}

// IdentityChange writes a change of whose report a report is as one line with tabs: the
// word identity, report, path, what differs, and what the earlier and the later reading
// rest on.
func IdentityChange(w io.Writer, c reports.IdentityChange) error {
	var parts []string
	before, after := identityFields(c.Before), identityFields(c.After)
	for _, name := range c.Differences() {
		parts = append(parts, fmt.Sprintf("%s: %s → %s", fieldNames[name], before[name], after[name]))
	}
	_, err := fmt.Fprintf(w, "identity\t%d\t%s\t%s\t原据 before: %s\t现据 now: %s\n", c.ReportID, c.Path, strings.Join(parts, "; "), grounds(c.Before), grounds(c.After))
	return err
}

// identityFields returns the texts of a side's fields, "?" for what is not known.
func identityFields(s reports.IdentitySide) map[string]string {
	year := ""
	if s.Year != 0 {
		year = strconv.Itoa(s.Year)
	}
	fields := map[string]string{"organ": s.Organ, "organ_kind": s.OrganKind, "region": strings.TrimSpace(s.RegionCode + " " + s.Region),
		"township": s.Township, "year": year, "identity": s.Identity}
	for name, text := range fields {
		fields[name] = cmp.Or(text, "?")
	}
	return fields
}

// grounds tells what a side rests on, and what speaks against it.
func grounds(s reports.IdentitySide) string {
	text := cmp.Or(s.Evidence, "—")
	if s.Against != "" {
		text += "; 但 but: " + s.Against
	}
	return strings.NewReplacer("\t", " ", "\n", " ").Replace(text)
}
