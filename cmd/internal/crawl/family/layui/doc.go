// Package layui reads what scripts tell the library of that name, with which many sites show their lists: how
// long a list is, what is to be done for another part of it, and what service fills a table.
//
// In goes the text of scripts; out come pagers and tables. It knows nothing of pages and of requests.
package layui
