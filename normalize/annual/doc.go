// Package annual is the annual report as values: its chapters, its observations with
// their status and place, the evidence for these, the figures without a place, the
// findings, and the corrections that people made. The rooms that read a document fill
// it in, those that check it write their findings into it, and all who use reports
// take it from here. It decides nothing itself, and knows nothing of how a report is
// read or stored.
package annual
