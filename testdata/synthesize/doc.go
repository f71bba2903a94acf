// Command synthesize fills a database with invented reports, for trying queries
// and comparisons and for load tests. It writes them straight into the store, as
// if they had been read from files; there are no files.
//
//	go run ./testdata/synthesize -db synthetic.db
//	go run ./testdata/synthesize -db load.db -provinces all -to 2025 -departments 4 -reports 100000
//
// Organs and regions are real, what they report is not. Each report says so in
// its title, in the name of its organ, in its first paragraph, and in its source,
// which is under a domain that cannot exist. An organ of which the database has a
// report already gets none, so that no series mixes real and invented figures.
package main
