package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"time"

	"nianbao/store"
)

func main() {
	var p plan
	db := flag.String("db", "", "the database, new or with real reports")
	provinces := flag.String("provinces", "32,33,63", `first two digits of the codes of provinces, or "all"`)
	flag.IntVar(&p.from, "from", 2019, "first year, not before 2019")
	flag.IntVar(&p.to, "to", 2023, "last year")
	flag.IntVar(&p.departments, "departments", 1, "how many departments of each prefecture and county report")
	flag.IntVar(&p.reports, "reports", 0, "how many reports to write at most; 0: all")
	flag.Uint64Var(&p.seed, "seed", 1, "what the figures are drawn from")
	flag.Parse()
	if *provinces != "all" {
		p.provinces = strings.Split(*provinces, ",")
	}
	// Reports are drawn, written and thrown away: memory is cheaper than collecting it.
	debug.SetGCPercent(2000)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *db, p); err != nil {
		fmt.Fprintln(os.Stderr, "synthesize:", err)
		os.Exit(1)
	}
}

// run fills the database and tells what it holds then.
func run(ctx context.Context, path string, p plan) (err error) {
	switch {
	case path == "":
		return errors.New("which database? say so with -db")
	case flag.NArg() > 0:
		return fmt.Errorf("unexpected: %q", flag.Args())
	}
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	start := time.Now()
	done, err := fill(ctx, s, p)
	if err != nil {
		return err
	}
	_, err = fmt.Printf("%d invented reports of %d organs with %d figures, in %.0f seconds\n",
		done.reports, done.organs, done.figures, time.Since(start).Seconds())
	return err
}
