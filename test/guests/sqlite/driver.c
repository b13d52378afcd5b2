// A fixed workload on SQLite, a C library of weight: the same statements on a
// database in memory and on one in a file, every result row printed or folded
// into a checksum. Usage: driver ROWS [FILE]
#include "sqlite3.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *Db;
static uint64_t Checksum;

static void stop(const char *What) {
  printf("%s: %s\n", What, sqlite3_errmsg(Db));
  exit(1);
}

static void execute(const char *Sql) {
  if (sqlite3_exec(Db, Sql, 0, 0, 0) != SQLITE_OK)
    stop(Sql);
}

static void fold(const char *Text) {
  for (; *Text; ++Text)
    Checksum = (Checksum ^ (unsigned char)*Text) * 1099511628211u;
}

// Runs a query; prints its first rows, counts and checksums all of them.
static void query(const char *Title, const char *Sql) {
  enum { Shown = 4 };
  sqlite3_stmt *Statement;
  if (sqlite3_prepare_v2(Db, Sql, -1, &Statement, 0) != SQLITE_OK)
    stop(Sql);
  printf("%s\n", Title);
  int Rows = 0, State;
  Checksum = 14695981039346656037u;
  while ((State = sqlite3_step(Statement)) == SQLITE_ROW) {
    ++Rows;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I) {
      const char *Text = (const char *)sqlite3_column_text(Statement, I);
      Text = Text ? Text : "NULL";
      fold(Text);
      fold("|");
      if (Rows <= Shown)
        printf("%s%.60s", I ? " | " : "    ", Text);
    }
    if (Rows <= Shown)
      printf("\n");
  }
  if (State != SQLITE_DONE)
    stop(Sql);
  printf("  %d rows, checksum %016llx\n", Rows, (unsigned long long)Checksum);
  sqlite3_finalize(Statement);
}

static void insertRows(int Rows) {
  static const char *const Cities[] = {"Oslo",  "Lima",  "Kyoto", "Accra",
                                       "Quito", "Delhi", "Turin", "Perth"};
  sqlite3_stmt *Insert;
  if (sqlite3_prepare_v2(Db, "insert into person values(?,?,?,?,?)", -1,
                         &Insert, 0) != SQLITE_OK)
    stop("prepare");
  uint64_t State = 42;
  execute("begin");
  for (int I = 1; I <= Rows; ++I) {
    char Name[32];
    unsigned char Photo[48];
    for (unsigned J = 0; J < sizeof Photo; ++J) {
      State = State * 6364136223846793005u + 1442695040888963407u;
      Photo[J] = (unsigned char)(State >> 56);
    }
    unsigned Random = (unsigned)(State >> 33);
    snprintf(Name, sizeof Name, "name-%u", Random % 100000);
    sqlite3_bind_int(Insert, 1, I);
    sqlite3_bind_text(Insert, 2, Name, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(Insert, 3, Cities[Random >> 5 & 7], -1, SQLITE_STATIC);
    sqlite3_bind_double(Insert, 4, Random % 1000000 / 64.0);
    sqlite3_bind_blob(Insert, 5, Photo, sizeof Photo, SQLITE_STATIC);
    if (sqlite3_step(Insert) != SQLITE_DONE)
      stop("insert");
    sqlite3_reset(Insert);
  }
  execute("commit");
  sqlite3_finalize(Insert);
}

// An SQL function and a collation of our own: calls from the library back into
// the program, through pointers.
static void reversed(sqlite3_context *Context, int Count,
                     sqlite3_value **Values) {
  (void)Count;
  const unsigned char *Text = sqlite3_value_text(Values[0]);
  int Length = sqlite3_value_bytes(Values[0]);
  char *Result = sqlite3_malloc(Length + 1);
  for (int I = 0; I < Length; ++I)
    Result[I] = (char)Text[Length - 1 - I];
  sqlite3_result_text(Context, Result, Length, sqlite3_free);
}

static int backwards(void *Data, int LengthA, const void *A, int LengthB,
                     const void *B) {
  (void)Data;
  int Order = memcmp(B, A, (size_t)(LengthA < LengthB ? LengthA : LengthB));
  return Order ? Order : LengthB - LengthA;
}

static void workload(int Rows) {
  execute("create table person(id integer primary key, name text, city text,"
          " balance real, photo blob)");
  execute("create table visit(person references person(id), day int, note)");
  insertRows(Rows);
  execute("create index person_city on person(city, balance)");
  execute("insert into visit select id, id * 7 % 365, 'visit of ' || name"
          " from person where id % 3 = 0");
  execute("create trigger watch after update of balance on person begin"
          " insert into visit values(new.id, -1, 'changed'); end");

  query("by city",
        "select city, count(*), round(sum(balance), 3), min(name), max(name)"
        " from person group by city order by city");
  query("join", "select p.name, v.day, v.note from person p join visit v on"
                " v.person = p.id where p.balance > 9000 and v.day between 100"
                " and 200 order by v.day, p.id");
  query("like", "select id, name from person where name like '%77%'"
                " order by name, id");
  query("window", "select city, name, balance, rank() over (partition by city"
                  " order by balance desc, id), sum(balance) over (partition by"
                  " city order by id rows 3 preceding) from person"
                  " where id % 50 = 0 order by city, id");
  query("recursive",
        "with recursive step(n, value) as (values(1, 27) union all select"
        " n + 1, iif(value % 2, 3 * value + 1, value / 2) from step where value"
        " <> 1) select max(n), max(value), group_concat(value) from step");
  query("json",
        "select json_extract(j, '$.city'), json_array_length(j, '$.tags'), j"
        " from (select json_object('city', city, 'id', id, 'tags',"
        " json_array(name, balance, null)) j from person where id <= 20)");
  query("dates and text",
        "select strftime('%Y-%m-%d', '2024-02-28', '+' || id || ' days'),"
        " printf('%08.3f|%x|%-6s|', balance, id, city), hex(substr(photo, 1,"
        " 8)), reversed(name), upper(city), instr(name, '-') from person"
        " where id <= 40");
  query("collation", "select distinct city from person"
                     " order by city collate backwards");

  execute("begin");
  execute("update person set balance = balance * 1.05 where city = 'Kyoto'");
  execute("delete from person where id % 10 = 4");
  query("inside the transaction", "select count(*), total(balance),"
                                  " (select count(*) from visit) from person");
  execute("rollback");
  query("rolled back", "select count(*), total(balance),"
                       " (select count(*) from visit) from person");
  execute("update person set balance = balance + 1 where id % 5 = 0");
  execute("delete from person where id % 2 = 0");
  query("changed", "select count(*), total(balance), total(length(photo)),"
                   " (select count(*) from visit) from person");
  if (sqlite3_exec(Db, "insert into person(id) values(1)", 0, 0, 0) !=
      SQLITE_CONSTRAINT)
    stop("no constraint");
  printf("refused: %s\n", sqlite3_errmsg(Db));
  execute("vacuum");
  query("integrity", "pragma integrity_check");
}

static void openDatabase(const char *Name) {
  // One process, and WASI has no locks.
  if (sqlite3_open_v2(Name, &Db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                      "unix-none") != SQLITE_OK)
    stop(Name);
  sqlite3_create_function(Db, "reversed", 1, SQLITE_UTF8, 0, reversed, 0, 0);
  sqlite3_create_collation(Db, "backwards", SQLITE_UTF8, 0, backwards);
}

int main(int Argc, char **Argv) {
  int Rows = Argc > 1 ? atoi(Argv[1]) : 1000;
  printf("SQLite %s, %d rows\n", sqlite3_libversion(), Rows);
  openDatabase(":memory:");
  workload(Rows);
  sqlite3_close(Db);
  if (Argc <= 2)
    return 0;

  printf("-- in a file\n");
  openDatabase(Argv[2]);
  workload(Rows);
  sqlite3_close(Db);
  openDatabase(Argv[2]);
  query("opened again", "select count(*), total(balance), (select count(*)"
                        " from visit) from person");
  sqlite3_close(Db);
  return 0;
}
