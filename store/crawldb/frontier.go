package crawldb

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"nianbao/store/database"
)

// A Job is a request that a walk through a site is to make.
type Job struct {
	Key      string // the same for requests that are one
	Priority int    // the lowest first; of one priority in the order in which they were added
	Work     []byte // JSON of the walk's own; nil: the request is noted and not to be made
}

// A Frontier has what is still to be asked for at one site. It lies in the database: it is there
// after the program was killed, and its size is not one of memory. It serves one goroutine.
type Frontier struct {
	db   *database.DB
	site int64
}

// OpenFrontier returns the frontier of a site, with the state that the walk of this run left and
// the parameters of the site's addresses that were learnt to be noise. state is "{}" for a walk that
// begins.
func OpenFrontier(ctx context.Context, db *database.DB, run int64, site string) (f *Frontier, state []byte, noise []string, err error) {
	f = &Frontier{db: db}
	var learnt []byte
	err = db.Update(ctx, func(tx *database.Session) error {
		if _, err := tx.ExecContext(ctx, query("crawl_jobs_old"), sql.Named("name", site), sql.Named("run", run)); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, query("crawl_site_put"), sql.Named("name", site), sql.Named("run", run)).Scan(&f.site, &state, &learnt)
	})
	if err == nil {
		err = json.Unmarshal(learnt, &noise)
	}
	return f, state, noise, err
}

// ClearFrontiers empties the frontiers of the sites that a run walked, which is for its end.
func ClearFrontiers(ctx context.Context, db *database.DB, run int64) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_jobs_clear"), sql.Named("run", run))
		return err
	})
}

// Next returns the job that is to be done next, and leaves it in the frontier. It reports false if
// there is none.
func (f *Frontier) Next(ctx context.Context) (Job, bool, error) {
	var j Job
	var id int64
	err := f.db.QueryRowContext(ctx, query("crawl_job_next"), sql.Named("site", f.site)).Scan(&id, &j.Key, &j.Priority, &j.Work)
	if errors.Is(err, sql.ErrNoRows) {
		return Job{}, false, nil
	}
	return j, err == nil, err
}

// IsDone reports whether the request of that key was made.
func (f *Frontier) IsDone(ctx context.Context, key string) (done bool, err error) {
	err = f.db.QueryRowContext(ctx, query("crawl_job_known"), sql.Named("site", f.site), sql.Named("key", key)).Scan(&done)
	return done, err
}

// Learn notes the parameters of the site's addresses that are noise.
func (f *Frontier) Learn(ctx context.Context, noise []string) error {
	learnt, err := json.Marshal(noise)
	if err != nil {
		return err
	}
	return f.db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_site_noise"), sql.Named("site", f.site), sql.Named("noise", string(learnt)))
		return err
	})
}

// A Step is what comes of a job: all of it or, if the program is killed, nothing.
type Step struct {
	ctx  context.Context
	tx   *database.Session
	site int64
}

// Step makes a step.
func (f *Frontier) Step(ctx context.Context, do func(*Step) error) error {
	return f.db.Update(ctx, func(tx *database.Session) error { return do(&Step{ctx, tx, f.site}) })
}

// Add adds a job. It reports false for one of which the frontier had the key, and that was not just
// passed over then.
func (s *Step) Add(j Job) (added bool, err error) {
	state := 0
	if j.Work == nil {
		state = 2
	}
	var id int64
	err = s.tx.QueryRowContext(s.ctx, query("crawl_job_put"), sql.Named("site", s.site), sql.Named("key", j.Key),
		sql.Named("priority", j.Priority), sql.Named("state", state), sql.Named("work", string(j.Work))).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// Done notes that the request of that key was made, whether it was in the frontier or not.
func (s *Step) Done(key string) error {
	if _, err := s.Add(Job{Key: key}); err != nil {
		return err
	}
	_, err := s.tx.ExecContext(s.ctx, query("crawl_job_done"), sql.Named("site", s.site), sql.Named("key", key))
	return err
}

// Keep keeps the state of the walk.
func (s *Step) Keep(state []byte) error {
	_, err := s.tx.ExecContext(s.ctx, query("crawl_site_state"), sql.Named("site", s.site), sql.Named("state", string(state)))
	return err
}

// Notice keeps what the walk noticed of the site, as JSON, until the walk of another run begins.
func (s *Step) Notice(noticed []byte) error {
	_, err := s.tx.ExecContext(s.ctx, query("crawl_site_notice"), sql.Named("site", s.site), sql.Named("noticed", string(noticed)))
	return err
}

// Noticed returns what Notice kept in this run, "{}" for nothing.
func (f *Frontier) Noticed(ctx context.Context) (noticed []byte, err error) {
	err = f.db.QueryRowContext(ctx, query("crawl_site_noticed"), sql.Named("site", f.site)).Scan(&noticed)
	return noticed, err
}

// Walked returns the run that walked each site last, whether or not it came to its end.
func Walked(ctx context.Context, db *database.DB) (map[string]int64, error) {
	type walk struct {
		site string
		run  int64
	}
	list, err := database.Collect(ctx, db, query("crawl_walked"), nil, func(scan func(...any) error) (w walk, err error) {
		return w, scan(&w.site, &w.run)
	})
	runs := map[string]int64{}
	for _, w := range list {
		runs[w.site] = w.run
	}
	return runs, err
}
