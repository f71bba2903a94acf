package annual

import "strings"

// OfWholePlace reports whether an organ, by its OrganID, is for the whole of its place: the
// 市场监督管理局 of a city and not that of its 高新区.
func OfWholePlace(organID string) bool { return organID != "" && !strings.Contains(organID, ":") }
