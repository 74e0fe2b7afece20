/*
 * The yardstick as a FastCGI program with libfcgi: one process, the database and its statements kept open, a commit for
 * each request. What is done for a request is that of ../cgi/submit.c.
 */
#define main submit_as_cgi
#include "../cgi/submit.c"
#undef main

#include <fcgiapp.h>

static sqlite3_stmt *begin, *insert_ticket, *insert_answer, *insert_history, *commit;

static void store_prepared(sqlite3 *database, const char *token)
{
    sqlite3_int64 now = milliseconds();
    run(database, begin);
    bind(database, insert_ticket, 1, token);
    check(database, sqlite3_bind_int64(insert_ticket, 2, now));
    run(database, insert_ticket);
    sqlite3_int64 number = sqlite3_last_insert_rowid(database);
    sqlite3_int64 position = 0;
    for (size_t i = 0; i < QUESTION_COUNT; i++) {
        if (!*questions[i].answer) continue;
        check(database, sqlite3_bind_int64(insert_answer, 1, number));
        check(database, sqlite3_bind_int64(insert_answer, 2, position++));
        bind(database, insert_answer, 3, questions[i].name);
        bind(database, insert_answer, 4, questions[i].label);
        bind(database, insert_answer, 5, questions[i].answer);
        run(database, insert_answer);
    }
    check(database, sqlite3_bind_int64(insert_history, 1, number));
    check(database, sqlite3_bind_int64(insert_history, 2, now));
    run(database, insert_history);
    run(database, commit);
}

int main(void)
{
    umask(007);
    sqlite3 *database = open_database();
    begin = prepare(database, "BEGIN IMMEDIATE");
    insert_ticket = prepare(
        database,
        "INSERT INTO tickets (token, team, channel, stage, priority, created_at) VALUES (?1, 'care', 'form', 'New', 0, ?2)");
    insert_answer = prepare(
        database,
        "INSERT INTO answers (ticket, position, attribute, name, label, value, is_constant) "
        "VALUES (?1, ?2, ?3, ?3, ?4, ?5, 0)");
    insert_history = prepare(
        database, "INSERT INTO history (ticket, at, actor, event) VALUES (?1, ?2, 'customer', 'created')");
    commit = prepare(database, "COMMIT");

    FCGX_Request request;
    FCGX_Init();
    FCGX_InitRequest(&request, 0, 0);
    while (FCGX_Accept_r(&request) == 0) {
        const char *announced = FCGX_GetParam("CONTENT_LENGTH", request.envp);
        size_t length = announced ? strtoul(announced, NULL, 10) : 0;
        if (length > BODY_LIMIT) continue;
        char *body = malloc(length + 1);
        if (!body) continue;
        body[FCGX_GetStr(body, (int)length, request.in)] = '\0';
        for (size_t i = 0; i < QUESTION_COUNT; i++) questions[i].answer = "";
        read_answers(body);
        char token[TOKEN_LENGTH + 1];
        make_token(token);
        store_prepared(database, token);
        FCGX_FPrintF(
            request.out,
            "Status: 303 See Other\r\nLocation: %s/tickets/%s\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n",
            FCGX_GetParam("SCRIPT_NAME", request.envp), token);
        FCGX_Finish_r(&request);
        free(body);
    }
    return sqlite3_close(database) == SQLITE_OK ? 0 : 74;
}
