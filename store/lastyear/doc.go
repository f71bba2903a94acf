// Package lastyear keeps how each report stands to that of its organ on the year before: how much of
// its text stood there already. Keys of reports that
// changed come in from an import (Keep), and the reports come out ranked (Ranked), so that lists
// of all reports need not compare them. It has the one measure of copying (Share, Copied), of
// texts from anywhere. It compares no text with that of other organs, and knows nothing of pages.
package lastyear
