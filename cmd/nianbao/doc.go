// Command nianbao reads the annual government-information-disclosure reports of
// Chinese governments (政府信息公开工作年度报告) into a SQLite database and
// shows, checks and exports what they say.
//
// Exit codes: 0, all done; 1, the command failed; 2, it was called wrongly;
// 3, some files could not be imported (each is recorded with its reason and the
// others are in); 4, check found errors, or a crawl something to be looked at;
// 5, an import or crawl was interrupted (what was done is in; the same command
// goes on); 6, another crawl is going on.
package main
