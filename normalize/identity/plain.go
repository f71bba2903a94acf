package identity

// Plainer returns what brings the texts of a report into simplified characters without the
// pinyin that mirrors put behind words. It leaves a text in simplified characters as it is.
func Plainer(texts []string) func(string) string { return plainer(texts) }
