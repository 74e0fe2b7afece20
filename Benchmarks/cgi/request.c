/*
 * The web server's part of a CGI request: request HOME BODY PROGRAM [ARGUMENT…]
 *
 * Becomes PROGRAM with the meta-variables of RFC 3875 §4.1 as its whole environment and the file BODY on standard
 * input. hyperfine 1.15, which Debian 12 has, cannot give a program standard input without a shell.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct stat body;
    if (argc < 4 || close(STDIN_FILENO) != 0 || open(argv[2], O_RDONLY) != STDIN_FILENO || fstat(STDIN_FILENO, &body) != 0)
        return 64;
    char home[4096], length[64], script[4096], address[64];
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    /* Another customer each time: the same answers from the same sender are the same ticket. */
    unsigned long sender = (unsigned long)now.tv_nsec ^ (unsigned long)getpid() << 16;
    snprintf(address, sizeof address, "REMOTE_ADDR=2001:db8:%lx:%lx::1", sender >> 16 & 0xFFFF, sender & 0xFFFF);
    snprintf(home, sizeof home, "DOCKET_HOME=%s", argv[1]);
    snprintf(length, sizeof length, "CONTENT_LENGTH=%lld", (long long)body.st_size);
    snprintf(script, sizeof script, "SCRIPT_FILENAME=%s", argv[argc - 1]);
    char *environment[] = {
        "GATEWAY_INTERFACE=CGI/1.1", "SERVER_PROTOCOL=HTTP/1.1", "SERVER_SOFTWARE=benchmark",
        "SERVER_NAME=help.example.com", "SERVER_PORT=443", "REQUEST_METHOD=POST",
        "SCRIPT_NAME=/cgi-bin/docket-cgi", "PATH_INFO=/forms/care", "QUERY_STRING=",
        "CONTENT_TYPE=application/x-www-form-urlencoded",
        "HTTP_HOST=help.example.com", "HTTP_ACCEPT=text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "HTTP_ACCEPT_ENCODING=gzip, deflate, br", "HTTP_ACCEPT_LANGUAGE=en-US,en;q=0.9",
        "HTTP_ORIGIN=https://help.example.com", "HTTP_REFERER=https://help.example.com/care/contact/",
        "HTTP_USER_AGENT=Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "PATH=/usr/bin:/bin",
        "REDIRECT_STATUS=200", /* or php-cgi takes itself to be called from outside a web server */
        home, length, script, address, NULL,
    };
    execve(argv[3], argv + 3, environment);
    return 127;
}
