#include <sqlite3.h>

/* sqlite3_db_config is variadic, which Swift cannot call. */
static inline int netlapse_enable_defensive_mode(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
