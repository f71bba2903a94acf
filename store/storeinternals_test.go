package store

// What the tests look at behind the door.
var (
	QueriesOfStore = storeQueries
	Migrations     = migrations
	Migrate        = migrate
	MakeViews      = makeViews
	ViewNames      = viewNames
)
