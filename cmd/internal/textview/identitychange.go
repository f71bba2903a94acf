package textview

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"nianbao/store/reports"
)

// fieldNames are those of the fields in which identities differ.
var fieldNames = map[string]string{
	"organ": "organ", "organ_kind": "kind of organ", "region": "region", "township": "township", "year": "year", "identity": "identity",
}

// IdentityChange writes a change of whose report a report is as one line with tabs: the
// word identity, report, path, what differs, and what the earlier and the later reading
// rest on.
func (v View) IdentityChange(w io.Writer, c reports.IdentityChange) error {
	var parts []string
	before, after := identityFields(c.Before), identityFields(c.After)
	for _, name := range c.Differences() {
		parts = append(parts, fmt.Sprintf("%s: %s → %s", v.Word(fieldNames[name]), before[name], after[name]))
	}
	_, err := fmt.Fprintf(w, "identity\t%d\t%s\t%s\t%s\t%s\n", c.ReportID, c.Path, strings.Join(parts, "; "), v.Say("before: %s", v.grounds(c.Before)), v.Say("now: %s", v.grounds(c.After)))
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
func (v View) grounds(s reports.IdentitySide) string {
	text := cmp.Or(s.Evidence, "—")
	if s.Against != "" {
		text += v.Say("; but: %s", s.Against)
	}
	return strings.NewReplacer("\t", " ", "\n", " ").Replace(text)
}
