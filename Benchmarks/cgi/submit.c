/*
 * The yardstick: what docket-cgi does for the tickets of one form, as directly as C can say it.
 *
 * Reads an urlencoded form from standard input as RFC 3875 says, checks that the required answers are there, stores a
 * ticket in $DOCKET_HOME/tickets.db by the pragmas, the transaction and the statements of SQLiteTicketStore, and
 * answers with a redirect. It has one form compiled in, no bundle, no templates and no other route.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define BODY_LIMIT 2000000
#define BUSY_TIMEOUT_MILLISECONDS 5000
#define TOKEN_LENGTH 24

struct question {
    const char *name; /* in HTML; the ticket's attribute is called the same */
    const char *label;
    bool required;
    const char *answer;
};

/* The form of run's site. */
static struct question questions[] = {
    {"customer_name", "Your name", true, ""},
    {"email", "Email address", true, ""},
    {"phone", "Phone", false, ""},
    {"company", "Company", false, ""},
    {"subject", "Subject", true, ""},
    {"description", "Your question", true, ""},
};
#define QUESTION_COUNT (sizeof questions / sizeof *questions)

static _Noreturn void refuse(const char *status, const char *reason)
{
    fprintf(stderr, "submit: %s\n", reason);
    printf("Status: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\n", status, reason);
    exit(0);
}

static char *read_body(void)
{
    const char *announced = getenv("CONTENT_LENGTH");
    size_t length = announced ? strtoul(announced, NULL, 10) : 0;
    if (length > BODY_LIMIT) refuse("413 Content Too Large", "The body is too large.");
    char *body = malloc(length + 1);
    if (!body) refuse("503 Service Unavailable", "Out of memory.");
    for (size_t got = 0; got < length;) {
        ssize_t count = read(STDIN_FILENO, body + got, length - got);
        if (count <= 0) refuse("400 Bad Request", "The body is shorter than announced.");
        got += (size_t)count;
    }
    body[length] = '\0';
    return body;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/* Decodes in place; a line ends with LF afterwards. */
static char *decode(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        char c = *from;
        if (c == '+') {
            c = ' ';
        } else if (c == '%' && hex_digit(from[1]) >= 0 && hex_digit(from[2]) >= 0) {
            c = (char)(hex_digit(from[1]) << 4 | hex_digit(from[2]));
            from += 2;
        }
        if (c == '\n' && to > text && to[-1] == '\r') to--;
        *to++ = c;
    }
    *to = '\0';
    return text;
}

static void read_answers(char *body)
{
    for (char *pair; (pair = strsep(&body, "&"));) {
        char *value = strchr(pair, '=');
        if (!value) continue;
        *value++ = '\0';
        decode(pair);
        for (size_t i = 0; i < QUESTION_COUNT; i++)
            if (strcmp(questions[i].name, pair) == 0) questions[i].answer = decode(value);
    }
    for (size_t i = 0; i < QUESTION_COUNT; i++)
        if (questions[i].required && !*questions[i].answer)
            refuse("422 Unprocessable Content", "A required answer is missing.");
}

static void make_token(char token[TOKEN_LENGTH + 1])
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned char random[TOKEN_LENGTH];
    if (getrandom(random, sizeof random, 0) != sizeof random) refuse("503 Service Unavailable", "No random numbers.");
    for (int i = 0; i < TOKEN_LENGTH; i++) token[i] = alphabet[random[i] & 63];
    token[TOKEN_LENGTH] = '\0';
}

static sqlite3_int64 milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (sqlite3_int64)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void check(sqlite3 *database, int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        refuse("503 Service Unavailable", sqlite3_errmsg(database));
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement;
    check(database, sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static void bind(sqlite3 *database, sqlite3_stmt *statement, int position, const char *text)
{
    check(database, sqlite3_bind_text(statement, position, text, -1, SQLITE_STATIC));
}

static void run(sqlite3 *database, sqlite3_stmt *statement)
{
    check(database, sqlite3_step(statement));
    check(database, sqlite3_reset(statement));
}

static void run_once(sqlite3 *database, sqlite3_stmt *statement)
{
    check(database, sqlite3_step(statement));
    check(database, sqlite3_finalize(statement));
}

static sqlite3 *open_database(void)
{
    char path[4096];
    const char *home = getenv("DOCKET_HOME");
    snprintf(path, sizeof path, "%s/tickets.db", home ? home : "/var/lib/docket");
    sqlite3 *database;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    check(database, sqlite3_open_v2(path, &database, flags, NULL));
    sqlite3_busy_timeout(database, BUSY_TIMEOUT_MILLISECONDS);
    check(database, sqlite3_exec(database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL));
    check(database, sqlite3_exec(database, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL, NULL));
    sqlite3_stmt *version = prepare(database, "PRAGMA user_version");
    check(database, sqlite3_step(version));
    if (sqlite3_column_int64(version, 0) < 3) refuse("503 Service Unavailable", "An older version of the schema.");
    sqlite3_finalize(version);
    return database;
}

static void store(sqlite3 *database, const char *token)
{
    sqlite3_int64 now = milliseconds();
    run_once(database, prepare(database, "BEGIN IMMEDIATE"));

    sqlite3_stmt *ticket = prepare(
        database,
        "INSERT INTO tickets (token, team, channel, stage, priority, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    bind(database, ticket, 1, token);
    bind(database, ticket, 2, "care");
    bind(database, ticket, 3, "form");
    bind(database, ticket, 4, "New");
    check(database, sqlite3_bind_int64(ticket, 5, 0));
    check(database, sqlite3_bind_int64(ticket, 6, now));
    run_once(database, ticket);
    sqlite3_int64 number = sqlite3_last_insert_rowid(database);

    sqlite3_stmt *answer = prepare(
        database,
        "INSERT INTO answers (ticket, position, attribute, name, label, value, is_constant) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    sqlite3_int64 position = 0;
    for (size_t i = 0; i < QUESTION_COUNT; i++) {
        if (!*questions[i].answer) continue;
        check(database, sqlite3_bind_int64(answer, 1, number));
        check(database, sqlite3_bind_int64(answer, 2, position++));
        bind(database, answer, 3, questions[i].name);
        bind(database, answer, 4, questions[i].name);
        bind(database, answer, 5, questions[i].label);
        bind(database, answer, 6, questions[i].answer);
        check(database, sqlite3_bind_int64(answer, 7, 0));
        run(database, answer);
    }
    check(database, sqlite3_finalize(answer));

    sqlite3_stmt *history = prepare(
        database,
        "INSERT INTO history (ticket, at, actor, event, old_value, new_value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    check(database, sqlite3_bind_int64(history, 1, number));
    check(database, sqlite3_bind_int64(history, 2, now));
    bind(database, history, 3, "customer");
    bind(database, history, 4, "created");
    run_once(database, history);

    run_once(database, prepare(database, "COMMIT"));
}

int main(void)
{
    umask(007);
    read_answers(read_body());
    char token[TOKEN_LENGTH + 1];
    make_token(token);
    sqlite3 *database = open_database();
    store(database, token);
    const char *script = getenv("SCRIPT_NAME");
    printf(
        "Status: 303 See Other\r\nLocation: %s/tickets/%s\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n",
        script ? script : "", token);
    fflush(stdout);
    /* The last connection to go brings the write-ahead log into the database: part of the work, for everybody. */
    return sqlite3_close(database) == SQLITE_OK ? 0 : 74;
}
