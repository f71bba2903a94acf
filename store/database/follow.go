package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"os"

	"github.com/mattn/go-sqlite3"
)

// following opens a file for reading by its name: when another file has the name, as when a
// symbolic link leads to a new copy of a database, the next question is asked of that.
func following(path string, options url.Values) (*sql.DB, error) {
	name, err := dataSource(path, options)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(followingConnector{path, name})
	db.SetMaxIdleConns(idleConnections)
	return db, nil
}

type followingConnector struct{ path, name string }

// Connect makes a followingConnector a driver.Connector.
func (c followingConnector) Connect(context.Context) (driver.Conn, error) {
	// What the name leads to is looked up before: if it changes meanwhile, the connection is soon
	// taken for one to the file before, and given up.
	file, err := os.Stat(c.path)
	if err != nil {
		return nil, AsOpenError(c.path, err)
	}
	conn, err := c.Driver().Open(c.name)
	if err != nil {
		return nil, err
	}
	return &followingConn{conn.(*sqlite3.SQLiteConn), c.path, file}, nil
}

// Driver makes a followingConnector a driver.Connector.
func (c followingConnector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// A followingConn is a connection that is given up when its file no longer has the name.
type followingConn struct {
	*sqlite3.SQLiteConn
	path string
	file os.FileInfo
}

// ResetSession is called before a connection is used again. A file that is not there, as
// between the removal of one and the coming of the next, is no reason to give up the one that is.
func (c *followingConn) ResetSession(context.Context) error {
	if now, err := os.Stat(c.path); err == nil && !os.SameFile(now, c.file) {
		return driver.ErrBadConn
	}
	return nil
}
